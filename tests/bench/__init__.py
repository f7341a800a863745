"""Speeds, printed as ratios against peers that run at the same time; never asserted in tests."""
