"""The pages of a dossier."""
