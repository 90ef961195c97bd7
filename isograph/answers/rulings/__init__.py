"""Yes, no or only if, by rules that the graph states: exclusions and certificates."""
