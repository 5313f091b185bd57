"""Names by which a line of a script without capitals is known to name a person: family or given names that are common.

Facts: common family names of Japan, common given names of Arabic.
"""

from __future__ import annotations

import re

_JAPANESE = (
    "佐藤 鈴木 高橋 髙橋 田中 伊藤 渡辺 渡邊 渡邉 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本 井上 木村 斎藤 齋藤 斉藤 清水 山崎 池田 "
    "橋本 阿部 石川 山下 中島 石井 小川 前田 岡田 長谷川 藤田 後藤 近藤 村上 遠藤 青木 坂本 福田 太田 西村 藤井 金子 岡本 藤原 三浦 中野 "
    "中川 原田 松田 竹内 小野 田村 中山 和田 石田 森田 上田 内田 柴田 酒井 宮崎 横山 高木 安藤 宮本 大野 小島 谷口 工藤 今井 高田 増田 丸山 "
    "杉山 村田 大塚 新井 藤本 小山 平野 河野 上野 野口 武田 松井 千葉 菅原 岩崎 木下 久保 佐野 野村 松尾 市川 菊地 杉本 古川 大西 島田 水野 "
    "桜井 渡部 高野 吉川 山内 西田 飯田 菊池 西川 小松 北村 安田 五十嵐 川口 平田 中田 久保田 服部 川崎 岩田 土屋 福島 本田 樋口 秋山 田口 "
    "永井 山中 中西 吉村 川上 石原 大橋 松岡 馬場 浜田 森本 星野 矢野 浅野 松下 大久保 吉岡 小池 野田 荒井 大谷 松浦 熊谷 黒田 尾崎 永田 川村 "
    "望月 田辺 松村 荒木 大島 岡村 堀内 関口 片山 早川 本間 横田 岩本 内藤 川島 須藤 岡崎 奥田 西山 富田 松永 三宅 成田 小沢 石塚 黒木 篠原 "
    "小田 榎本 堤 坂井 津田 上原 岡部 森下 松原 西尾 白石 大森 宮田 大岡 児玉 栗原 堀田 天野 浜野 笠原 相馬 沢田 澤田 根本 神谷 河合 植田 "
    "徳永 関根 大川 菅野 小原 島崎 平井 小倉 吉野 東山 大石 松山 飯塚 山岸 平山 柳田 塚本 梅田 田島 若林 黒川 牧野 稲垣 高山 細川 中井 "
    "青山 川端 村井 村山 桑原 吉沢 宇野 萩原 安部 片岡 北川 新田"
).split()
_ARABIC = frozenset(
    "محمد أحمد احمد علي حسن حسين محمود مصطفى إبراهيم ابراهيم يوسف خالد عمر عبد عبدالله عبدالرحمن عبدالعزيز كريم سعيد سامي سمير فادي "
    "طارق ياسر ياسين هشام هاني وليد ماجد مازن ناصر نادر نبيل جمال جميل حمد حمزة حاتم رامي رائد رشيد زياد سالم سعد سلمان سليم سليمان شريف "
    "صالح صلاح عادل عامر عباس عدنان عزت عصام عماد فؤاد فارس فهد فيصل قاسم كامل كمال لؤي مالك مجدي مروان معتز منصور منير مهند موسى نزار نضال "
    "هيثم وائل وسام يحيى أسامة أيمن أنور أنس أمجد إياد إيهاب بسام بلال توفيق تامر جابر جاسم جهاد حازم غسان ليلى فاطمة مريم سارة نور هدى منى "
    "أمل أميرة إيمان بسمة جميلة حنان خديجة دعاء دينا رانيا رنا ريم زينب سعاد سلمى سميرة سناء شيماء عائشة عبير غادة فرح كوثر لمى لينا ماجدة "
    "مها منال نادية نجلاء نجوى نسرين نورا نوال هالة هبة هناء هند وفاء ياسمين بثينة إلهام أسماء آية صفاء رشا داليا".split()
)
_JAPANESE_NAME = re.compile(
    rf"(?:{'|'.join(sorted(_JAPANESE, key=len, reverse=True))})[ 　]?[\u4e00-\u9fff々ぁ-んァ-ヶ]{{1,3}}"
)
_NO_PERSON = re.compile(
    "[県市駅町村区都府道部署線港島湾川山氏卿社局庁省院店館園球]$|大学|原発|動物|競馬|空港|駅前|高校|支|議員|知事|市長|容疑|記者|さん|新聞|通信|事件|事故"
)
"""Places, offices and titles that begin like a family name."""
_MOST_WORDS = 4


def is_known_name(text: str) -> bool:
    """Whether a text of a script without capitals is one person's name, as its family or given name shows."""
    if _JAPANESE_NAME.fullmatch(text):
        return _NO_PERSON.search(text) is None
    words = text.split()
    return 2 <= len(words) <= _MOST_WORDS and words[0] in _ARABIC and all(map(_is_arabic, words))


def _is_arabic(word: str) -> bool:
    return all("\u0621" <= sign <= "\u064a" for sign in word)
