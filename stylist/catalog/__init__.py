"""The catalog: one SQLite file that is the truth about a library."""
