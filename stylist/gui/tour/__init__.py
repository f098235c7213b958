"""A short look round, for who opens Stylist for the first time."""
