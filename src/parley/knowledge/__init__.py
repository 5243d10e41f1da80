"""Facts about the world, as tables."""
