"""What a key may hold, and the words for what it may not."""
