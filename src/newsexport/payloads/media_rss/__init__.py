"""Media RSS as media objects, and back."""
