"""From a dossier, a year and the law to an outcome: the trace and the findings."""
