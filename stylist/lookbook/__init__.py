"""Looks as they are handed over: pages laid out once, painted as PDF and PNG; HTML; CSV."""
