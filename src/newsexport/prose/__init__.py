"""From strings to values: dates, names, bylines, credits, datelines. Knows no format, no tree and no item."""
