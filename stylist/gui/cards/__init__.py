"""The grid of items: cards, their thumbnails, and what stands in for them."""
