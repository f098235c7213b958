"""Bundles: a catalog for a kiosk without a network as one file on a stick, and what comes back.

A bundle is a ZIP. `manifest.json` names every other member with its SHA-256;
`signature` is the manifest's HMAC where a key was given. Parts that this
program does not know are checked and left alone, so that later ones
can be added without a new version.
"""
