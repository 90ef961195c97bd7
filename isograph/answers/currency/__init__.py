"""Where documents stand on a day: their lives, ends, status, and the editions in force."""
