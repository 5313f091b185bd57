"""HTML fragments, as feeds and JSON carry them: read as blocks, and written plainly."""
