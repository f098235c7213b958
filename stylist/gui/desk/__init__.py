"""A stylist's desk: culling, many at once, comparing, collections, twins, gaps, commands."""
