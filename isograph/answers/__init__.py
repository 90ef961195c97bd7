"""One module a question; each is a function of a store that returns a frozen answer."""
