"""Hearts and crosses, and what they taught."""
