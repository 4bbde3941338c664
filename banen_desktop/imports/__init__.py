"""Files of others, read into a dossier."""
