"""What the years of a dossier come to beside each other, in parts, and what was reported."""
