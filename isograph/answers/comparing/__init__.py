"""Documents side by side, aspect by aspect."""
