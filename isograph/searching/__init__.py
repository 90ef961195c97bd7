"""Full text: what of a store is searched by words, and the index of it on disk. Home of tantivy."""
