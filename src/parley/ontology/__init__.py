"""PLOVER, CAMEO, Goldstein, moves and issues: tables and their loaders."""
