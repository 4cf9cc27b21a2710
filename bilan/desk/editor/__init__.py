"""What programs that edit text need to know of the content: which keys there are, and what they hold."""
