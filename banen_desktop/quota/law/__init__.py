"""The legal values: loaded with their sources, checked, asked for per year, and renewed."""
