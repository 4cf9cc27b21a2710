"""Starting, translating, renaming and withdrawing what a site holds."""
