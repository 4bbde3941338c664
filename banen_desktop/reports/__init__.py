"""What leaves the house: the outcome in words, as text, Word, workbook and data."""
