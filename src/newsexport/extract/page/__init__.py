"""A news page: what its markup, its structured data and its visible text say, and the vote among them."""
