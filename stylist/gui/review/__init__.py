"""What the models are unsure of, answered by a person."""
