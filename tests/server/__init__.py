"""The language server, driven by a client of our own over standard input and output."""
