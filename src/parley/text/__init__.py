"""Spans, shingles, quotation marks, language, detokenising."""
