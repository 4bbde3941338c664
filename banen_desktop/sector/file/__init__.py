"""Where a monitor lives: the `.banensector` file."""
