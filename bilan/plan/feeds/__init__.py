"""Feeds: what there is to follow, its entries, and the page that lists it all."""
