"""Facts about the world, as tables: actors, offices and holders, roles, demonyms; places in `gazetteer`."""
