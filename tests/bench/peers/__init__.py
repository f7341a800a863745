"""What other tools find in the project's own documents, and how fast: the figures of ``docs/comparison.md``."""
