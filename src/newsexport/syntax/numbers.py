"""Whole numbers as documents write them: in the digits of ASCII, without sign."""

from __future__ import annotations

MOST_DIGITS = 18
"""Digits of a number that is read: it fits into 64 bits, and Python refuses to read thousands of them."""


def whole_number(text: str | None, most_digits: int = MOST_DIGITS) -> int | None:
    """The number; None of any other text, and of one with more digits."""
    plain = (text or "").strip()
    is_number = plain.isascii() and plain.isdigit() and len(plain) <= most_digits
    return int(plain) if is_number else None
