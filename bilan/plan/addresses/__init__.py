"""Addresses that last: notices for what was withdrawn, redirects, and the list of what is published."""
