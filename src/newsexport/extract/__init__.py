"""From scraped text to articles, each value with the evidence for it; `page` does the same for HTML pages.

In the order in which a text goes through them, called by `article.understand`:

- lines: `lines` (scan), `front_matter` (labelled lines above stories), `broken_lines`, `classify` (what each looks like),
  `line_patterns`, `furniture` and `furniture_phrases` (menus, buttons), `announced_lists`, `between_paragraphs`
- stories: `split` (where one ends), `language_change`, `shared_words`, `body`, `live_blog`
- around the body: `headline`, `headline_copies`, `headline_points`, `bylines`, `signatures`, `publication` (dates), `captions`,
  `bare_credits`, `pictures`
- the result: `candidates` (the vote), `draft` (an article as understood), `item` (as a news item)
- what the item says of itself, of texts and pages: `section_topics` (Media Topics), `text_language`
"""
