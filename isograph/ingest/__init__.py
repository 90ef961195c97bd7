"""Catalogues brought in: one module reads one source, the others map what is read to triples and report on it."""
