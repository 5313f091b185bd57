"""XHTML bodies as blocks, and back."""
