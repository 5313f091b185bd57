"""Documents that nobody wrote: made by chance from the grammars of their formats, with values that stand once.

Each package makes those of some formats: what a reader must not lose in silence, a check must not refuse, and what a
writer must be able to say. The tests are `tests/test_generated_*.py`.
"""
