"""What is said of rights stands at the element that says it, not at the statement around it."""

from __future__ import annotations

import pytest

from newsexport import validate

G2 = """<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:newsml:harbour.example:1" version="1"
 standard="NewsML-G2" standardversion="2.34" conformance="power" xml:lang="en">
<catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml"/>
<rightsInfo><copyrightNotice>© 2026 Harbour News</copyrightNotice>
<link rel="irel:license" href="licence/free"/>
<dataMining uri="http://ns.useplus.org/ldf/vocab/{code}"/></rightsInfo>
<itemMeta><itemClass qcode="ninat:text"/><provider literal="Harbour News"/>
<versionCreated>2026-02-16T09:30:00+01:00</versionCreated></itemMeta>
<contentMeta><headline>Ferry</headline></contentMeta>
<contentSet><inlineData contenttype="text/plain">The ferry sailed again.</inlineData></contentSet></newsItem>"""
RSS = """<rss version="2.0" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:cc="http://web.resource.org/cc/"
 xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Harbour News</title>
<item><title>Ferry</title><guid>https://harbour.example/1</guid>
{licence}
<description>The ferry sailed again.</description></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour News</title><id>https://harbour.example/</id>
<updated>2026-02-16T09:30:00Z</updated><entry><title>Ferry</title><id>https://harbour.example/1</id>
<updated>2026-02-16T09:30:00Z</updated>
{licence}
<content>The ferry sailed again.</content></entry></feed>"""


@pytest.mark.parametrize(
    ("code", "mining"), [("NC032", "DMI-PROHIBITED-SEECONSTRAINT"), ("NC040", "DMI-FORBIDDEN")]
)
def test_of_data_mining(code, mining):
    document = G2.format(code=mining)
    found = {each.code: each for each in validate(document.encode()).diagnostics}
    if code == "NC032":  # a licence may hold the constraint
        document = document.replace('<link rel="irel:license" href="licence/free"/>', "")
        found = {each.code: each for each in validate(document.encode()).diagnostics}
    assert found[code].pointer == "/newsItem/rightsInfo/dataMining/@uri"
    start, end = found[code].position.span
    assert document.encode()[start:end].decode().endswith(mining)


@pytest.mark.parametrize(
    ("document", "licence"),
    [
        (RSS, '<atom:link rel="license" href="http://10.0.0.1/terms"/>'),
        (RSS, "<dcterms:license>http://10.0.0.1/terms</dcterms:license>"),
        (ATOM, '<link rel="license" href="http://10.0.0.1/terms"/>'),
    ],
)
def test_of_licences(document, licence):
    found = {e.code: e for e in validate(document.format(licence=licence).encode()).diagnostics}
    assert found["NC021"].position.line == 4
