"""Whether translations still say what their originals say."""
