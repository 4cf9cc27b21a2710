"""Which files the site has, and what each is made of."""
