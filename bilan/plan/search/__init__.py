"""What readers search: the list of everything, and the texts that the index is made from."""
