"""Safe fixes: what a rule knows to be right is put in place of what is wrong, and nothing else is touched.

A fix never changes what a document says: a date is written in the form that the format wants, a status spelled
as the vocabulary spells it, what acts in a text of HTML goes and its words stay. A fixed document has fewer findings and
no new error, or it is left as it was.

`document` (the rounds), `by_code` (what cannot be said by a value at the place of a finding), `edit` (one change of bytes).
"""

from newsexport.fixing.document import Fixed, Validate, edits_of, fix

__all__ = ["Fixed", "Validate", "edits_of", "fix"]
