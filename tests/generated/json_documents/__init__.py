"""Documents that nobody wrote: made at random from the grammar of a format, every value of them one of a kind."""
