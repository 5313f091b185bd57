"""Valid documents are made wrong on purpose, one place at a time, and what is said of it is measured.

`nodes` reads a document into places, `demands` says what each standard asks of which place, `operators`
break one demand each, `engine` makes the mutants and looks whether a new finding stands at the place.
"""
