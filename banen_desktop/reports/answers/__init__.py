"""The answers that portals and monitors ask for, each with what it counts exactly."""
