"""What a record is made of: frozen, typed values without any input or output."""
