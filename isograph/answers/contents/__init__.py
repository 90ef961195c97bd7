"""What is inside a document: clauses, elements, principles."""
