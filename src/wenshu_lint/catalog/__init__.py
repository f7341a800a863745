"""From files to rules: reads, validates and compiles rule files."""
