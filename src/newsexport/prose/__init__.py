"""From strings to values: dates, names, bylines, credits, datelines. Knows no format, no tree and no item.

- texts as such: `characters`, `whitespace`, `signs` (what a line lacks)
- people: `bylines`, `byline_words`, `names`, `name_lists`, `agencies`, `credits`, `credit_labels`, `credit_marks`,
  `spoken_labels`
- times: `dates` (as newspapers print them), `feed_dates` (as feeds write them), `times`, `local_time`, `calendars`,
  `month_names`, `day_names`, `publication_words`
- other lines: `datelines`, `embargoes`
"""
