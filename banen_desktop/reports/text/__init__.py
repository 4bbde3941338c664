"""The paragraph for the annual report, calculated and in the user's own words."""
