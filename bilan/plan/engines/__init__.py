"""What search engines are told: since when a page is as it is, what it is about, where all pages lie."""
