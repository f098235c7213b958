"""What stylist.spec does to the files that PyInstaller collected, a step a module."""
