"""Files, pages, feeds and archives become versions."""
