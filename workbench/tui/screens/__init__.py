"""Screens: each coordinates its widgets and asks the desk."""
