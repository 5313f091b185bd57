"""Who made an item of a feed, each found without looking at all the others; and how a feed names a party."""

from __future__ import annotations

from newsexport.schema.v1 import Party


def name_of(party: Party) -> str | None:
    """The name of a party, else the word or code that stands for it: `DPA` of `nprov:DPA`."""
    return party.name or party.literal or (party.qcode or "").partition(":")[2] or None


def site_of(party: Party) -> str | None:
    """The address of its site: its page, else its identifier, unless that is an entry of a vocabulary."""
    return party.url or (party.uri if party.qcode is None else None)


class People(list[Party]):
    """Parties in the order in which they are told. What is known of one is said with `put`, never by an index."""

    def __init__(self) -> None:
        super().__init__()
        self._places: dict[str | Party | None, int] = {}
        self._noted = 0
        """How many have their place noted: a single author needs none."""

    def place(self, who: str | Party) -> int | None:
        """Where the first stands who has this name, or of whom just this is said."""
        for index in range(self._noted, len(self)):
            self._places.setdefault(self[index].name, index)
            self._places.setdefault(self[index], index)
        self._noted = len(self)
        return self._places.get(who)

    def put(self, index: int, party: Party) -> None:
        """Say something else of one, whose name stays."""
        if self._places.get(self[index]) == index:
            del self._places[self[index]]
        self._places.setdefault(party, index)
        self[index] = party
