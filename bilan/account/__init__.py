"""An account of a publication: counted, compared with the last time, kept, and told in words."""
