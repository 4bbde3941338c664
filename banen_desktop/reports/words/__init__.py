"""The Dutch words, tables and figures that every output shares, and the small-number guard."""
