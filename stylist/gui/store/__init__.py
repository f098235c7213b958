"""What a shop sees: purchases, and the recommenders learned from them."""
