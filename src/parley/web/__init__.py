"""Finds the built front end."""
