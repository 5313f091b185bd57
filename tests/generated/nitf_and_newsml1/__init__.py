"""Random documents that are valid by the official grammar of a format.

`declarations` reads a grammar (XML Schema or DTD), `documents` chooses by it, `values` says what stands in an
attribute or element, `nitf` and `newsml1` make whole documents. Words are invented and stand once in a document,
so that each of them can be looked for.
"""
