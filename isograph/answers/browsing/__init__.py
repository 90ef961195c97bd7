"""Finding documents: by words, by field of the ICS, by committee."""
