"""What the readers and writers of feeds share."""
