"""The figures of a year: exact, from the returns that count; pandas works in the child only."""
