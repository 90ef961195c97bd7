"""What replaced what, and what happened on the way."""
