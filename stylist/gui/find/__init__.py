"""What is asked of the library: words, photos, chips, sliders, weather and occasion."""
