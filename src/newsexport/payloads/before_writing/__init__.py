"""What becomes of an item before any writer gets it: addresses, codes, extensions."""
