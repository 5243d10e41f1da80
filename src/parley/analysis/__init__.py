"""Questions put to a record."""
