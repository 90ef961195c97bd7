"""isograph: a knowledge graph of standards."""
