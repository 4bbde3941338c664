"""The file of the open dossier: open, save, lock, versions, and what is not saved."""
