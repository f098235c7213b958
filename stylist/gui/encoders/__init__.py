"""Encoders in the settings: bringing one, and embedding again with it."""
