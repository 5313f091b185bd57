"""The one walk over a page: text into runs, with everything on the way that names or shows something."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from newsexport.extract.page.captions import whole_caption
from newsexport.extract.page.class_words import (
    BYLINE,
    CAPTION,
    COMMENTS,
    DATE,
    HEADLINE,
    MEANINGS,
    MEDIA,
    OTHERS,
    SUSPECT,
    WALL,
    meaning,
    meaning_of_new,
)
from newsexport.extract.page.element_kinds import (
    AROUND,
    ASIDE,
    BLOCKS,
    CELL,
    FIGURE,
    HEADINGS,
    INLINE,
    KINDS,
    LINE_BREAK,
    NAMED,
    PARTING,
    QUOTE,
    SHOWN,
    SHOWN_KINDS,
    UNKNOWN,
    WORDS,
    holds_block,
    holds_only_lines,
    is_column,
)
from newsexport.extract.page.self_description import (
    BY_AUTHOR,
    HEEDED,
    NOT_SEEN,
    NOTED,
    READ,
    READ_INLINE,
    UNLIKELY,
    told_by,
)
from newsexport.extract.page.unclosed import MAY_STAY_OPEN, holds_page
from newsexport.extract.page.view import BREAK, Mark, PageView, Run, Shown
from newsexport.prose.whitespace import one_line, without_invisible
from newsexport.syntax.html_page import words_in
from newsexport.syntax.xml import Element

_PARAGRAPH = 120
_MOST_HEADINGS = 6
"""First headings that are looked at: a page has one or two."""
_SECTIONS = ("article", "main", "section")
_NEVER_SUSPECT = frozenset("html body main tr".split())
_NO_MARK = frozenset("span font wbr nobr".split())
"""Elements within lines that mean nothing."""
_CLASS_ALONE = ["class"]
_READ_IN_FIGURE = ("table", "pre", "h1")
MOST_PIECES = 20_000
"""Pieces of text and pictures of a page that are looked at. The longest of 900 pages has 1,400."""
MOST_SEEN = 30_000
"""Blocks and elements within lines that are looked at; the same page has 5,500 elements."""


class _Full(Exception):
    """The page has more than is looked at, and than any page of news."""


class Walk:
    """Walks once over a page. `view` holds what it saw."""

    def __init__(self) -> None:
        self.view = PageView()
        self._places = self.view.places
        self._parts: list[str] = []
        self._marks: list[Mark] = []
        self._open: list[Mark] = []
        self._links = 0
        self._suspects: tuple[Element, ...] = ()
        self._inside: tuple[Element, ...] = ()
        self._headed: dict[Element, bool] = {}
        self._order = self._seen = 0
        self._most = MOST_SEEN

    def over(self, body: Element) -> PageView:
        """Walk over everything in the body of a page."""
        self.view.places[body] = 0
        if body.text:
            self._parts.append(body.text)
        try:
            self._children(body, "div", body, False)
        except _Full:
            self.view.full = True
            self._open = []
        self._flush("div", body)
        return self.view

    def _flush(self, tag: str, element: Element) -> None:
        """End the run of text that is open."""
        parts = self._parts
        if not parts:
            return
        marks = self._marks
        if self._open:
            for mark in self._open:
                mark.end = len(parts)
            # An inline element around blocks goes on in the next run.
            self._open = [Mark(0, mark.element) for mark in self._open]
        text = "".join(parts)
        if text.isprintable() and "  " not in text:  # nearly half are one line as they are
            text = text.strip()
        else:
            text = " ".join(text.split())
            if not text.isascii():
                text = without_invisible(text).strip()
        if text:
            self.view.runs.append(
                Run(text, tag, element, self._links, self._suspects, self._inside, parts, marks, self._next())
            )  # fmt: skip
        self._parts = []
        self._marks = self._open[:]
        self._links = 0

    def _next(self) -> int:
        """The place of the next piece; behind the last that is looked at, no element is."""
        order = self._order
        self._order = order + 1
        if order >= MOST_PIECES:
            self._most = -1
        return order

    def _children(
        self, children: Iterable[Element], tag: str, owner: Element, in_link: bool
    ) -> None:
        """Walk over the children of an element; their text belongs to `owner`, whose name is `tag`."""
        for child in children:
            name = child.tag
            kind = KINDS.get(name, UNKNOWN)
            if kind >= 0:
                self._block(child, name, kind, tag, owner, in_link)
            elif kind == INLINE:
                self._inline(child, name, tag, owner, in_link)
            else:
                self._other(child, name, kind, tag, owner, in_link)
            tail = child.tail
            if tail and (self._parts or not tail.isspace()):
                self._parts.append(tail)
                if in_link:
                    self._links += len(tail)

    def _other(
        self, child: Element, name: str, kind: int, tag: str, owner: Element, in_link: bool
    ) -> None:
        """What is neither a block nor within lines."""
        if kind == LINE_BREAK:
            self._parts.append(BREAK)
            if not (child.tail and child.tail.strip()):
                following = child.getnext()
                if following is not None and following.tag == "br":
                    self._flush(tag, owner)
        elif kind == CELL:
            self._cell(child, in_link)
        elif kind == UNKNOWN:
            beside = tag != "div" or self._parts or (child.tail and not child.tail.isspace())
            if beside and holds_only_lines(child):
                self._inline(child, name, tag, owner, in_link)
            else:
                self._block(child, name, 0, tag, owner, in_link)
        elif kind == SHOWN:
            self._show(child, SHOWN_KINDS[name])
        elif kind == FIGURE:
            self._flush(tag, owner)
            self._figure(child)
        else:
            self.view.dropped += 1
            if (name in MAY_STAY_OPEN and holds_page(child)) or (
                name == "footer" and self._says_who(child)
            ):
                self._block(child, name, ASIDE if name == "nav" else 0, "div", child, in_link)
            if name == "button" and next(child.iter("figcaption"), None) is not None:
                self._figure(child)  # a press shows the picture larger
            if kind == PARTING:
                self._flush(tag, owner)

    def _inline(self, child: Element, name: str, tag: str, owner: Element, in_link: bool) -> None:
        children = child.getchildren()  # type: ignore[attr-defined]  # faster than one by one
        for inner in children:
            if inner.tag in BLOCKS:
                # A boundary, and what it means goes for all of them.
                self._flush(tag, owner)
                self._begin(child)
                self._block(child, name, 0, tag, owner, in_link or name == "a")
                self._open.pop().end = len(self._parts)
                return
        if name == "time":
            self._place(child)
            self.view.times.append(child)
        attributes: list[str] = child.keys()  # type: ignore[assignment]  # the stubs allow bytes
        if attributes:
            flags, said = told_by(child, attributes, READ_INLINE)
            if said or flags & NOTED:
                self._note(child, name, flags, said)
            if flags & UNLIKELY and name != "a":
                if flags & MEDIA and not flags & NOT_SEEN:
                    self._show_within(child)
                return
        is_link, is_marked = in_link or name == "a", name not in _NO_MARK
        if is_marked:
            self._begin(child)
        text = child.text
        if text:
            self._parts.append(text)
            if is_link:
                self._links += len(text)
        if children:
            self._children(children, tag, owner, is_link)
        if is_marked:
            self._open.pop().end = len(self._parts)

    def _begin(self, element: Element) -> None:
        self._seen = seen = self._seen + 1
        if seen > self._most:
            raise _Full
        mark = Mark(len(self._parts), element)
        self._marks.append(mark)
        self._open.append(mark)

    def _block(
        self, child: Element, name: str, kind: int, tag: str, owner: Element, in_link: bool
    ) -> None:
        self._seen = seen = self._seen + 1
        if seen > self._most:
            raise _Full
        if self._parts:
            self._flush(tag, owner)
        self._places[child] = seen
        outer = around = None
        attributes: list[str] = child.keys()  # type: ignore[assignment]  # the stubs allow bytes
        if attributes:
            if attributes == _CLASS_ALONE:  # so are most
                names = child.get("class", "")
                said, flags = None, MEANINGS.get(names)
                if flags is None:
                    flags = meaning_of_new(names)
            else:
                flags, said = told_by(child, attributes, READ)
            if (flags & HEEDED or said) and self._heeds(child, name, flags, said):
                outer = self._suspects
        own = "div"
        if kind:
            if kind & NAMED:
                own = name
            if kind & AROUND:
                around = self._inside
                self._inside = (*around, child)
            if kind & (ASIDE | WORDS | QUOTE) and self._is_apart(child, name, kind):
                outer = self._suspects
        if outer is not None:
            self._suspects = (*outer, child)
        text = child.text
        if text and not text.isspace():
            self._parts.append(text)
            if in_link:
                self._links += len(text)
        children = child.getchildren()  # type: ignore[attr-defined]  # faster than one by one
        if children:
            self._children(children, own, child, in_link)
        if self._parts:
            self._flush(own, child)
        if outer is not None:
            self._suspects = outer
        if around is not None:
            self._inside = around

    def _heeds(self, child: Element, name: str, flags: int, said: str | None) -> bool:
        """Whether what a block says of itself makes it unlikely to be the story's. What it names is noted."""
        if said or flags & NOTED:
            self._note(child, name, flags, said)
        if not flags & UNLIKELY or name in _NEVER_SUSPECT or name == "blockquote":
            return False
        if flags & SUSPECT and name in HEADINGS:
            # The id of a heading is where links lead to, and says nothing against it.
            return (flags & NOT_SEEN or meaning(child.get("class", "")) & SUSPECT) != 0
        return True

    def _is_apart(self, child: Element, name: str, kind: int) -> bool:
        """Whether a block stands beside the story. The words of captions and first headings are noted."""
        if name == "figcaption":
            self.view.captions.append((one_line(words_in(child, " ")), child))
        elif name == "h1":
            words = one_line(words_in(child))
            if words:
                self.view.first_headings.append((words, child))
        return kind & ASIDE != 0 or (kind & QUOTE != 0 and "pull" in child.get("class", ""))

    def _cell(self, child: Element, in_link: bool) -> None:
        """A cell of a table: part of its row when it holds only words, else a block of its own."""
        if holds_block(child) or is_column(child):
            self._block(child, "td", 0, "div", child, in_link)
            return
        self._begin(child)
        if child.text:
            self._parts.append(child.text)
        row = child.getparent()
        owner_row = child if row is None else row
        self._children(child, "tr", owner_row, in_link)
        self._open.pop().end = len(self._parts)
        self._parts.append(" ")

    def _figure(self, child: Element) -> None:
        """A figure shows something; one that holds a table, or the headline, is read like any block."""
        if next(child.iter(*_READ_IN_FIGURE), None) is not None:
            self._children(child, "div", child, False)
            self._flush("div", child)
            return
        shown = Shown(child, "figure", self._next(), self._suspects, self._inside)
        self.view.shown.append(shown)

    def _show(self, child: Element, kind: str) -> None:
        shown = Shown(child, kind, self._next(), self._suspects, self._inside)  # type: ignore[arg-type]
        self.view.shown.append(shown)

    def _show_within(self, frame: Element) -> None:
        """What an element within lines shows that is called a picture, without its words."""
        for shown in frame.iter("picture", "img"):
            if shown.tag == "picture" or next(shown.iterancestors("picture"), None) is None:
                self._show(shown, "image")

    def _place(self, child: Element) -> None:
        if child not in self._places:
            self._seen += 1
            self._places[child] = self._seen

    def _note(self, child: Element, name: str, flags: int, said: str | None) -> None:
        """Remember an element that is called something, or says what it is."""
        view = self.view
        self._place(child)
        if flags & BYLINE and not flags & COMMENTS and not self._is_elsewhere():
            view.bylines.append(child)
        if flags & DATE:
            view.dates.append(child)
        if flags & CAPTION:
            marked = whole_caption(child, name)
            if words := " ".join(words_in(marked, " ").split()):
                view.captions.append((words, marked))
        if flags & HEADLINE:
            view.headlines.append(child)
        if flags & WALL:
            view.walls.append(child)
        if said:
            view.properties.append((said, child))
        if flags & BY_AUTHOR and name == "a" and not self._is_elsewhere():
            view.bylines.append(child)

    def _says_who(self, footer: Element) -> bool:
        """Whether a footer says who and when, and stands above the story, as in pages of Drupal."""
        if not meaning(footer.get("class", "")) & (BYLINE | DATE):
            return False
        return all(len(run.text) < _PARAGRAPH for run in self.view.runs[-2:])

    def _is_elsewhere(self) -> bool:
        """Whether this place is about other stories, or belongs to readers: what holds the headline does not."""
        return any(
            self._is_of_others(element) and not self._has_headline(element)
            for element in self._suspects
        )

    def _is_of_others(self, element: Element) -> bool:
        names = element.get("class") or ""
        return element.tag == "aside" or meaning(names) & (OTHERS | COMMENTS) != 0

    def _has_headline(self, element: Element) -> bool:
        """Whether an element, or the article or section it stands in beside the text, has a first heading."""
        box = element
        if element.tag == "aside" and not meaning(element.get("class") or "") & (OTHERS | COMMENTS):
            around = [each for each in element.iterancestors() if each.tag in _SECTIONS]
            box = next((each for each in around if each.tag == "article"), [*around, element][0])
        headed = self._headed.get(box)
        if headed is None:
            words = (words_in(heading) for heading in islice(box.iter("h1"), _MOST_HEADINGS))
            headed = self._headed[box] = any(map(str.strip, words))
        return headed
