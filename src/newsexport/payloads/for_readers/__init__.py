"""What the formats for readers share: HTML pages, Markdown, Apple News Format."""
