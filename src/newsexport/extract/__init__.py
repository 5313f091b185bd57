"""From scraped text to articles, each value with the evidence for it; `extract.page` does the same for HTML pages.

In the order in which a text goes through them, called by `article.understand`:

- lines: `lines` (scan), `front_matter` (labelled lines above stories), `initials` and `broken_lines`, `classify` (what each looks like), `furniture` (menus, buttons)
- stories: `split` (where one ends), `shared_words`, `body`
- around the body: `headline`, `bylines`, `signatures`, `publication` (dates), `captions`, `pictures`
- the result: `candidates` (the vote), `draft` (an article as understood), `item` (as a news item)
"""
