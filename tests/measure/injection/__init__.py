"""Recall by injection: known mistakes planted in clean texts, and how many of them are found.

A mutator knows a mistake as the standards describe it and nothing of our rules.
"""
