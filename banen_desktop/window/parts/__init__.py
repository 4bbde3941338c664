"""Pieces that several pages show: cards, figures, chart, logo."""
