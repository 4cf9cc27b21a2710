"""Commands for the people who write, review and maintain."""
