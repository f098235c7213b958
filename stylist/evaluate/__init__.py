"""Measuring, on held-out data, always beside a baseline."""
