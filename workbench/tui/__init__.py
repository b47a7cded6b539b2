"""The terminal interface: screens coordinate, widgets paint and post messages."""
