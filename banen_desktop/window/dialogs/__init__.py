"""Dialogs that ask or tell one thing."""
