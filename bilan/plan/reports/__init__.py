"""Results as they stood, corrections, and the feed that tells of them."""
