"""What goes out of a monitor."""
