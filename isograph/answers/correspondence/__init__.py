"""From the clauses of one document to those of another, through the tables between them."""
