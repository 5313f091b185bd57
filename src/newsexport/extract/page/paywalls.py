"""What asks readers to pay or to log in, where only the beginning of a story is free."""

from __future__ import annotations

from newsexport.extract.page.view import PageView, Run
from newsexport.late_regex import late_regex
from newsexport.prose.whitespace import lower_case

_ASKS = late_regex(
    r"\b(?:abo|abos|abonn\w+|subscri\w+|anmelden|einloggen|registrieren|weiterlesen|freischalten|log ?in|sign ?in|sign ?up|register"
    r"|unlock|paywall|membership|connecte\w*|connexion|suscr\w+|reg[ií]str\w+|iniciar sesi\w+|abbonat\w+|iscriv\w+|accedi|assin\w+|faça login"
    r"|inloggen|logg(?:a|) inn?|prenumer\w*|zaloguj\w*|subskry\w*|abone\w*|giriş yap\w*|подпис\w+|войдите|войти|зарегистр\w+|předplat\w*"
    r"|előfizet\w*|tilaa\w*|kirjaudu|berlangganan|masuk|đăng nhập|đăng ký|εγγραφ\w+|συνδρομ\w+)\b"
    r"|ログイン|会員|登録|購読|会员|會員|登录|登入|订阅|訂閱|로그인|구독|회원|اشتراك|اشترك|تسجيل الدخول|سجل"
)
_LONGEST = 260
"""Weight of a paragraph from which it is one of the story, which whole pages call `paywall` too."""


def paywall_prompts(view: PageView, chosen: list[Run]) -> list[Run]:
    """The runs in elements that are called a paywall, say so, and hold no paragraph of the story."""
    found: list[Run] = []
    for wall in view.walls:
        inside = set(wall.iter())
        runs = [run for run in chosen if run.element in inside]
        if wall.tag == "p" or not runs or len(runs) == len(chosen):
            continue
        is_story = any(run.weight > _LONGEST for run in runs)
        if not is_story and any(_ASKS.search(lower_case(run.text)) for run in runs):
            found += runs
    return found
