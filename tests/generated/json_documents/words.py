"""Values that no other value of a document is like, so that each can be looked for."""

from __future__ import annotations

from random import Random

SYLLABLES = "ba de fi go ku la me ni po ru sa te vi wo zu".split()
TAGS = "en en-GB pt-BR zh-Hant ar de-CH sr-Latn fr-CA".split()


class Words:
    """A source of values: the same seed gives the same ones."""

    def __init__(self, seed: object) -> None:
        self.random = Random(str(seed))
        self.count = 0

    def often(self, probability: float) -> bool:
        """Whether something is so this time."""
        return self.random.random() < probability

    def word(self) -> str:
        """A word that stands nowhere else."""
        self.count += 1
        sounds = "".join(self.random.choice(SYLLABLES) for _ in range(2))
        return f"{sounds}{self.count}q"

    def text(self, most: int = 4) -> str:
        """Some words, now and then with signs that have a meaning elsewhere."""
        said = [self.word() for _ in range(self.random.randint(1, most))]
        if self.often(0.1):
            said.insert(
                0, self.random.choice(("R&D", "“Ja”", "50 %", "Ålesund", "مرحبا", "東京", "🚢"))
            )
        return " ".join(said)

    def uri(self) -> str:
        """An absolute URI of any kind that news knows."""
        word = self.word()
        forms = (
            "https://example.com/{0}", "http://www.example.org/a/{0}?b=1&c=2#d", "urn:newsml:example.com:20260216:{0}",
            "tag:example.com,2026:{0}", "https://example.com/{0}#", "mailto:desk@{0}.example", "urn:example:{0}",
            "https://example.com/%C3%A5/{0}/", "ftp://example.com/{0}.jpg", "http://[2001:db8::1]/{0}",
        )  # fmt: skip
        return self.random.choice(forms).format(word)

    def address(self) -> str:
        """An address of the web."""
        return f"https://example.com/{self.word()}"

    def number(self) -> int:
        """A number that no other value is likely to be."""
        return self.random.randint(10_000, 2**31)

    def moment(self) -> str:
        """A time of RFC 3339, in any of its forms."""
        r = self.random
        day = f"{r.randint(1971, 2090)}-{r.randint(1, 12):02}-{r.randint(1, 28):02}"
        second = f"{r.randint(0, 23):02}:{r.randint(0, 59):02}:{r.randint(0, 59):02}"
        fraction = f".{r.randint(1, 999999)}" if self.often(0.2) else ""
        zone = r.choice(("Z", "+00:00", "+01:00", "-03:30", "+14:00", "+05:45", "-00:00"))
        return f"{day}T{second}{fraction}{zone}"

    def tag(self) -> str:
        """A language."""
        return self.random.choice(TAGS)

    def markup(self) -> str:
        """A body of HTML."""
        paragraphs = [
            self.random.choice(
                ("<p>{0}</p>", "<p>{0} <b>{1}</b></p>", '<p><a href="{2}">{0}</a> {1}</p>')
            ).format(self.text(), self.text(), self.address())
            for _ in range(self.random.randint(1, 3))
        ]
        further = ("<h2>{0}</h2>", "<ul><li>{0}</li><li>{1}</li></ul>", "<blockquote>{0}</blockquote>",
                   '<img src="{2}" alt="{0}">', '<figure><img src="{2}" alt=""/><figcaption>{1}</figcaption></figure>',
                   "<table><tr><td>{0}</td><td>{1}</td></tr></table>")  # fmt: skip
        if self.often(0.4):
            paragraphs.append(
                self.random.choice(further).format(self.text(), self.text(), self.address())
            )
        return "".join(paragraphs)
