"""Banen Desktop: banenafspraak and quotum for Dutch public employers, in one offline window."""

__version__ = "0.1.0"
