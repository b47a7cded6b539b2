"""Schema and migrations, made by sqlite-utils; each step is one transaction.

A step is for the log alone, only ever added, and never edited once released. Tables and
views that follow from the log are made anew in a file of an older version, whatever
they were. `user_version` is raised to `schema.SCHEMA_VERSION` at the end, so that older
programs refuse the file.
"""

from __future__ import annotations

import sqlite3

from sqlite_utils import Database, Migrations

from workbench.store import schema, views

STEPS = Migrations("workbench")


@STEPS()
def m001_the_log_and_its_views(db: Database) -> None:
    """The first schema."""
    for script in (schema.LOG, schema.FOLDED, schema.DERIVED, schema.GUARDS):
        for statement in schema.statements(script):
            db.execute(statement)
    for statement in schema.statements(views.VIEWS):
        db.execute(statement)


def migrate(connection: sqlite3.Connection) -> None:
    """Bring a file of ours, or an empty one, to the present schema."""
    db = Database(connection, execute_plugins=False)
    (before,) = connection.execute("pragma user_version").fetchone()
    connection.execute("pragma recursive_triggers = off")
    STEPS.apply(db)
    if 0 < before < schema.SCHEMA_VERSION:
        from workbench.store.doctor.repair import in_one_piece

        in_one_piece(connection)
        connection.execute("pragma foreign_keys = on")
    connection.execute(f"pragma application_id = {schema.APPLICATION_ID}")
    connection.execute(f"pragma user_version = {schema.SCHEMA_VERSION}")
