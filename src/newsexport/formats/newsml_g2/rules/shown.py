"""What shows that a rule may find something: one element alone, or what stands together in an item."""

from __future__ import annotations

BY_ELEMENT = frozenset(
    "G2003 G2004 G2005 G2006 G2007 G2008 G2009 G2011 G2019 G2021 G2024 G2025 G2026 G2030 G2031 G2032 G2037 "
    "G2038 G2040 G2041 G2045 G2047".split()
)
"""Rules that look at one element after the other, at its name and attributes first: an element alone shows them."""
BY_ITEM = frozenset(
    "G2002 G2010 G2012 G2013 G2014 G2015 G2016 G2020 G2022 G2023 G2027 G2028 G2029 G2033 "
    "G2034 G2035 G2036 G2039 G2046".split()
)
"""Rules that what stands together in an item shows: each has its line in `glance`."""
