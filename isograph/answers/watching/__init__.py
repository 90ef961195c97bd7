"""What changed between two states of knowledge."""
