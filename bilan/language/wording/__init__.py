"""What is off in the words of a text: numbers and dates in foreign dress, claims, leftovers, names."""
