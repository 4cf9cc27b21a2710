"""The quantities in a text: read into values with units, and compared between languages."""
