"""The command line: one command a question, thin over `KnowledgeGraph`."""

from isograph.cli.application import app, main

from isograph.cli import documents, contents, queries  # isort: skip (the order of the commands in the help)

__all__ = ["app", "contents", "documents", "main", "queries"]
