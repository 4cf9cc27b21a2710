"""Lists on several pages, their filters, and the totals beside them."""
