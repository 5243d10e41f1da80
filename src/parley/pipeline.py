"""The one place that joins readers, extractors, the record and joining."""
