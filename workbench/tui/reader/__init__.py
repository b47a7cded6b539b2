"""The reader: a text on screen with its codings beside it."""
