"""The compact set, against Python's own."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsexport.compact_set import CompactSet

MEMBERS = st.tuples(
    st.text(max_size=3), st.one_of(st.none(), st.integers(0, 9), st.text("1", max_size=2))
)


@given(st.lists(MEMBERS, max_size=300))
def test_it_is_a_set(members):
    ours, plain = CompactSet(), set()
    for member in members:
        assert (member in ours) is (member in plain)
        assert ours.add(member) is (member not in plain)
        plain.add(member)
        assert member in ours
    assert len(ours) == len(plain)


def test_it_grows_by_a_few_bytes_a_member():
    seen = CompactSet()
    assert all(seen.add((f"urn:newsml:example.com:2026:{number}", 1)) for number in range(20_000))
    assert not any(
        seen.add((f"urn:newsml:example.com:2026:{number}", 1)) for number in range(20_000)
    )
    assert seen._slots.itemsize * len(seen._slots) < 40 * 20_000


def test_numbers_and_their_words_are_two():
    seen = CompactSet()
    assert seen.add(("a", 1))
    assert seen.add(("a", "1"))
