"""Random feeds in which each value stands once: valid ones, and such as are written in odd ways."""
