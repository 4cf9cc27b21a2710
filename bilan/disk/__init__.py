"""The only place that opens files: the tree is read, the site published, answers are kept."""
