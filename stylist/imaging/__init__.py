"""Photos: decoding, the garment in them, its colour and its pattern. OpenCV lives here."""
