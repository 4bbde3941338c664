"""The parts of the Rapport page: pages, text, answers, printing and saving."""
