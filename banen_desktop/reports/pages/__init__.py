"""Reports on pages: documents as PDF, Word and on the screen, with chart, logo and letters."""
