"""What leaves the house: which files there are, and who gets which."""
