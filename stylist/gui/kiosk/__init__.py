"""The kiosk: a window of its own for strangers who touch it all day."""
