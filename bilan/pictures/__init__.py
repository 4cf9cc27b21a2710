"""What is known of pictures and how they are drawn anew: bytes in, values and bytes out."""
