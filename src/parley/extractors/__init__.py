"""Versions become reports: pure, no store, no network."""
