"""What suits: occasion, weather and taste, as arrays in and arrays out."""
