"""The pages of a monitor."""
