"""Rows of the dossier as an editable table, and single fields as inputs."""
