"""Other stories that stand behind a story within its own element: lists below a line that says what they are, and whole ones."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from newsexport.extract.page.view import PageView, Run
from newsexport.prose.whitespace import fold, lower_case
from newsexport.syntax.xml import Element

_HEADINGS = (
    (
        r"(?:more|other|recent|latest|related|popular|top|trending|featured|recommended|similar) (?:posts?|stories|articles?|news|reads?|reading"
        r"|topics|videos|content|links)|you (?:may|might)(?: also)? (?:like|enjoy|be interested in)|recommended(?: for you)?|popular now"
        r"|most (?:read|popular|viewed|shared)|read next|up next|in other news|editors?['’]?s? picks?|(?:from|around) the web|promoted stories"
        r"|sponsored (?:stories|content)"
    ),
    (
        r"(?:weitere|ähnliche|verwandte|aktuelle|neueste|mehr|beliebte) (?:artikel|beiträge|themen|meldungen|nachrichten|news|posts)"
        r"|das könnte (?:sie|dich) (?:auch )?interessieren|meistgelesen(?:e artikel)?|mehr zum thema|auch interessant|serviceangebote unserer partner"
    ),
    (
        r"(?:articles?|contenus?|billets?) (?:similaires|récents|liés|recommandés|populaires)|à lire (?:aussi|également)|sur le même (?:sujet|thème)"
        r"|les plus (?:lus|récents)|vous aimerez (?:aussi|peut-être).{0,20}|dans la même rubrique"
    ),
    r"(?:artículos|noticias|entradas|notas) (?:relacionad[ao]s|recientes|destacadas|populares)|lo más (?:leído|visto)|(?:también )?te puede interesar",
    r"(?:articoli|notizie|post) (?:correlat[ie]|recenti|simili)|i più letti|potrebbe(?:ro)? (?:anche )?interessarti",
    r"(?:notícias|artigos|posts|matérias) (?:relacionad[oa]s|recentes)|mais lidas|veja também|leia também",
    r"(?:gerelateerde|meer|laatste|recente) (?:artikelen|berichten|nieuws)|meest gelezen|lees ook",
    r"(?:podobne|powiązane|ostatnie|polecane) (?:artykuły|wpisy|wiadomości)|najczęściej czytane|czytaj (?:też|także)",
    r"(?:похожие|другие|последние|читаемые) (?:новости|материалы|статьи|записи)|читайте (?:также|також)|лента новостей|популярное|новости по теме",
    r"(?:ilgili|diğer|son|benzer) (?:haberler|yazılar|içerikler)|çok okunanlar|tin (?:liên quan|cùng chuyên mục|mới nhất|nổi bật)|đọc thêm",
    r"berita (?:terkait|lainnya|terbaru|populer)|artikel terkait|terpopuler|související (?:články|zprávy)|nejčtenější|mohlo by vás zajímat",
    r"kapcsolódó (?:cikkek|hírek)|legolvasottabb|articole (?:similare|recente|asemănătoare)|cele mai citite|luetuimmat|lue myös",
    r"läs (?:också|även|mer)|relaterat|mest läst|les også|flere saker|mest lest|læs også|mest læste|seneste nyt",
    r"σχετικά (?:άρθρα|νέα)|δείτε (?:επίσης|ακόμη)|διαβάστε (?:επίσης|ακόμη)|ροή ειδήσεων|δημοφιλή",
    r"اقرأ أيضا|الأكثر قراءة|أخبار (?:ذات صلة|متعلقة)|مواضيع ذات صلة|اخترنا لك|قد يعجبك أيضا|(?:اخبار|مطالب) مرتبط|पढ़ें|संबंधित (?:खबरें|समाचार)",
    (
        r"为你推荐|為你推薦|相[关關](?:新[闻聞]|阅读|閱讀|文章|推[荐薦]|链接)|[热熱][门門点點](?:新[闻聞]|文章|推[荐薦]).{0,4}|推[荐薦][阅閱][读讀]|猜你喜[欢歡]"
        r"|你可能.{0,3}(?:喜[欢歡]|感兴趣).{0,4}|延伸[阅閱][读讀]|更多精彩|精彩推荐|精彩视频(?:推荐)?"
    ),
    (
        r"(?:\d+\s)?(?:(?:reader |user )?comments?|kommentare?|commentaires?|comentarios?|comentários?|commenti|reacties|kommentarer|kommentit"
        r"|komentarze|komentáře|komentari|hozzászólások|comentarii|yorumlar|комментарии|коментарі|коментари|σχόλια|التعليقات|تعليقات|نظرات|תגובות"
        r"|komentar|bình luận|评论|評論|留言|コメント|댓글)\s?[(:：]?\s?\d{0,5}\s?\)?"
    ),
    r"(?:ข่าว|เรื่อง|บทความ)(?:ที่)?เกี่ยวข้อง|ข่าวล่าสุด|ข่าวยอดนิยม",
    r"関連(?:記事|ニュース|リンク)|あわせて読みたい|おすすめ記事|人気(?:記事|ランキング)|アクセスランキング|最新(?:記事|ニュース)|新着記事",
    r"관련\s?기사|인기\s?기사|많이 본 (?:뉴스|기사)|추천\s?기사|최신\s?기사|이 시각 (?:주요)?\s?뉴스|주요\s?뉴스",
)
_HEADS = re.compile(rf"\W*(?:{'|'.join(_HEADINGS)})\W*")
_LONGEST, _PARAGRAPH, _LEAST = 50, 60, 300
_MOST_BEHIND = 0.6
"""How much may stand below such a line, against what stands above: if there is more, it is the story."""


def heads_other_stories(text: str) -> bool:
    """Whether a line says nothing but that other stories follow: `Related articles`, `Meistgelesen`."""
    return len(text) <= _LONGEST and _HEADS.fullmatch(lower_case(text)) is not None


def listed_behind(runs: Sequence[Run], is_kept: Sequence[bool]) -> set[int]:
    """The indices of kept runs below a line that heads other stories, where no paragraph of the story may stand."""
    for index, run in enumerate(runs):
        if not heads_other_stories(run.text):
            continue
        above = [each for each, kept in zip(runs[:index], is_kept, strict=False) if kept]
        size = sum(each.weight for each in above)
        if size < _LEAST:
            continue
        homes = {home for each in above if each.weight >= _PARAGRAPH for home in _home(each)}
        behind = [i for i in range(index, len(runs)) if is_kept[i]]
        away = [i for i in behind if homes.isdisjoint(_home(runs[i]))]
        less = sum(runs[i].weight for i in away)
        return set(away) if less <= _MOST_BEHIND * size else set()
    return set()


def _home(run: Run) -> list[object]:
    """Where a paragraph stands: its parent, or elements of the same kind."""
    element = run.element if run.tag == "div" else run.element.getparent()
    if element is None:
        return []
    return [element, *_kinds(element)]


def _kinds(element: Element) -> list[object]:
    names = element.get("class")
    return [(str(element.tag), names)] if names else []


def whole_stories(view: PageView, chosen: Sequence[Run], headline: str) -> set[Element]:
    """All elements of the other stories that a page goes on with, each with first heading and byline, or date, of its own.

    `headline` are the folded words of that of the page.
    """
    heads = view.first_headings
    at = next((i for i, (text, _) in enumerate(heads) if fold(text) == headline), len(heads))
    if at + 1 >= len(heads):
        return set()
    own = heads[at][1]
    begins = next((run.order for run in view.runs if run.element is own), 0)
    long = [run for run in chosen if run.order > begins and len(run.text) > _PARAGRAPH]
    if not long:
        return set()
    around = {own, *own.iterancestors(), *long[0].element.iterancestors()}
    paragraphs = _held(run.element for run in long)
    signatures = _held((*view.bylines, *view.times, *view.dates))
    found: set[Element] = set()
    for _, heading in heads[at + 1 :]:
        if heading in found:
            continue
        for box in heading.iterancestors():
            if box in around:
                break
            if paragraphs[box] > 1:
                if signatures[box]:
                    found.update(box.iter())
                break
    return found


def _held(elements: Iterable[Element]) -> Counter[Element]:
    """How many of some elements each element is, or holds."""
    return Counter(each for element in elements for each in (element, *element.iterancestors()))
