"""Feeds: what another system exports, read as it is and taken over again and again.

`tables` reads files into rows, `formats` makes products of rows (a format is one
file there), `mapping` puts shops' words into the taxonomy's, `diff` tells what is
new, `photos` and `fetch` find the pictures, `importing` does it all.
"""
