"""Recommenders: arrays, ids and records in, arrays out."""
