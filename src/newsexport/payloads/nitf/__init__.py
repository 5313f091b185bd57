"""NITF bodies and documents as blocks and facts, and back."""
