"""The HTTP service for other programs, and one page for 文秘; the only package that imports FastAPI."""
