"""The window around the pages: start, menus, sides, and the open dossier."""
