"""Where a dossier lives: the .banen file, saving, recovery, locking and settings."""
