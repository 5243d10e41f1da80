"""The store: writing, views, judgements, search, migrations."""
