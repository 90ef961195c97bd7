"""What the references in other people's documents are worth."""
