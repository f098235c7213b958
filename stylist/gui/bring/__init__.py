"""What comes into the library: photos, folders, feeds, bundles."""
