"""The command line: one command a question, thin over `KnowledgeGraph`."""

from isograph.cli.application import app, main

from isograph.cli import documents, relations, contents, rulings, catalogue, audit, queries, importing, watching  # isort: skip (the order of the commands in the help)

__all__ = [
    "app",
    "audit",
    "catalogue",
    "contents",
    "documents",
    "importing",
    "main",
    "queries",
    "relations",
    "rulings",
    "watching",
]
