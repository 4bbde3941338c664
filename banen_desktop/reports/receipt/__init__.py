"""Which program, law and input an outcome came from, and what newer values change."""
