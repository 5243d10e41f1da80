"""Fetching pages and feeds from the web."""
