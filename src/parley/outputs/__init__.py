"""Exporters and the briefing."""
