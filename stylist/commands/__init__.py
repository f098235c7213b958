"""The commands: each is one call on `Library` and one way to print it.

What takes long to import (NumPy and all that needs it) is imported by the commands
that need it, so that ``--help`` answers at once.
"""
