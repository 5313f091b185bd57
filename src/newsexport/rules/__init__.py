"""Rules that every item obeys, whatever its format, and what runs the rules of all formats.

- how rules work: `rule` (one rule), `engine` (runs them), `common` (the table of all), `facts` (which are asked)
- rules, one subject a file: `identity`, `relations`, `same_story`, `times`, `publication`, `languages`, `media`,
  `addresses`, `text_quality`, `text_damage`, `story_shape`
- what they look with: `texts` (all texts of an item), `ordinary_addresses`, `media_types`, `language_tags`, `mojibake`
"""
