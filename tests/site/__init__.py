"""The documentation site: ``docs/`` as pages that also open from a folder, with a search that reads Chinese."""
