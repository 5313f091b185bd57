"""Facts of standards as tables: names, grammars and codes. No text of a standard stands here."""
