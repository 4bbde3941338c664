"""What the law makes of the dossier: parameters, calculation, trace and findings."""
