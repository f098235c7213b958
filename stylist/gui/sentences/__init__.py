"""Patterns of the sentences that the library says, a module a theme; see `retelling`."""
