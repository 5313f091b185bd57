"""The names of the elements of HTML: of the living standard, of HTML 4 and XHTML 1, and those given up.

Facts of https://html.spec.whatwg.org/ (index of elements; obsolete features) and of XHTML 1.0.
"""

from __future__ import annotations

VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
"""Elements that have no end tag (HTML Living Standard, section 13.1.2)."""

VOID_EVER = VOID | {"param"}
"""With those that had none in HTML 4, and are given up."""

ELEMENTS = frozenset(
    """
    a abbr acronym address applet area article aside audio b base basefont bdi bdo big blink blockquote
    body br button canvas caption center cite code col colgroup data datalist dd del details dfn dialog
    dir div dl dt em embed fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6
    head header hgroup hr html i iframe img input ins isindex kbd label legend li link main map mark
    marquee menu meta meter nav nobr noframes noscript object ol optgroup option output p param picture
    portal pre progress q rb rbc rp rt rtc ruby s samp script search section select slot small source
    span strike strong style sub summary sup svg table tbody td template textarea tfoot th thead time
    title tr track tt u ul var video wbr math
    """.split()
)
"""Local names, lower case."""
