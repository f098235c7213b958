"""One item: its photo and frame, what is known of it and can be corrected, its outfits."""
