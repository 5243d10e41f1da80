"""Archives, messages and office files: what holds documents, or holds one in another form."""
