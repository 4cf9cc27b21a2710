"""Text to values, strictly, each problem with its place."""
