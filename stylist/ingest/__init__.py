"""Photos, feeds and the sample boutique on their way into a library."""
