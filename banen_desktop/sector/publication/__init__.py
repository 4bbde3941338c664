"""What each audience may see: the guard of a publication, for the window and the files alike."""
