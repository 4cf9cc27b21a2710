"""One pure function for each kind of file: a view in, bytes out."""
