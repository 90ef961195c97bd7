"""What the scopes of editions include, exclude and let be left out, and which cover what."""
