"""Help: pages to read and to search, and every key."""
