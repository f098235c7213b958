"""What people ask for in words: read against the taxonomy, weighed against what is known.

Pure Python and NumPy over records and arrays, like `stylist.style`.
"""
