"""Tests of wenshu_lint."""
