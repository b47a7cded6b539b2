"""The published views: what Datasette, R, pandas and `sqlite3` may rely on."""

from __future__ import annotations

VIEWS = """
"""
