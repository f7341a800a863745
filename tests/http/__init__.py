"""The HTTP service, started as people start it and asked over real connections."""
