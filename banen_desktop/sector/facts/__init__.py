"""The facts of a monitor: one immutable value, as a dossier is."""
