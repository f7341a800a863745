"""Measures on real texts that are not part of the project: recall, false alarms, density."""
