"""Widgets: they paint plain values and post messages; none knows another."""
