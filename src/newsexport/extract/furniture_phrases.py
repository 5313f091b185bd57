"""The phrases that pages put around their stories, in the languages of the world: tables, and nothing else.

Each is written as pages print it or folded; `furniture` folds both before it compares.
"""

from __future__ import annotations

WHOLE_LINES: dict[str, str] = {
    "button of the page": """
        share|read later|save for later|add to bookmarks|reuse this content|share this|share article|share this article|social sharing|print|save|save article|email
        |e mail|mail|facebook|twitter|x|whatsapp|telegram|linkedin|pinterest|reddit|flipboard|messenger
        |instagram|youtube|tiktok|xing|line|bluesky|threads|copy link|link copied|copied|copy|listen
        |listen to this article|gift|bookmark|follow|following|embed|play|pause|autoplay|mute|replay
        |close|menu|search|more|less|next|previous|back|skip|open|show more|load more|view all|see all
        |opens new tab|opens in new tab|opens in a new tab|opens in new window|text size|font size|a a|aa|expand|images|video
        |photos|gallery|loading|refresh|report a typo|zur app|artikelrechte erwerben|read more later|send us your feedback|scroll to top|back to top
        |teilen|drucken|merken|vorlesen|anhören|artikel anhören|kommentieren|mehr|weiter|zurück|link
        kopieren|schließen|suche|suchen|menü|artikel teilen|diesen artikel teilen|per mail|per e mail
        |partager|imprimer|enregistrer|commenter|réagir|écouter|copier le lien|offrir|fermer|rechercher
        |compartir|copiar enlace|imprimir|guardar|comentar|escuchar|cerrar|buscar|condividi|stampa
        |salva|ascolta|commenta|compartilhar|salvar|ouvir|ouça|delen|opslaan|dela|skriv ut|spara|udostępnij
        |drukuj|поделиться|печать|paylaş|yazdır|bagikan|공유|공유하기|인쇄|글자크기|シェア|ツイート|印刷|保存
        |แชร์|भेजें|শেয়ার|chia sẻ|שתפו|اشتراک گذاری|κοινοποίηση|分享|字号|打印|收藏|مشاركة|شارك|طباعة|حفظ|استمع|نسخ الرابط|تم نسخ الرابط|साझा करें|شیئر
        |article content|story continues|end of story|comment
        |jaa|sdílet|zdieľať|megosztás|distribuie|trimite|поділитися|शेयर करें|शेयर|copia link|copiar link
        |kopier lenke|kopiera länk|kopier link|kopieer link|kopioi linkki|kopiuj link|kopírovat odkaz
        |скопировать ссылку|копировать ссылку|копіювати посилання|bağlantıyı kopyala|salin tautan|링크 복사|复制链接|リンクをコピー
        |afdrukken|tulosta|tisk|vytisknout|tlačiť|nyomtatás|tipărește|роздрукувати|распечатать|cetak|beluister|lytt
        |lytt til saken|lyssna|lyssna på artikeln|lyt til artiklen|kuuntele|posłuchaj|poslechnout|слушать|слухати
        |dinle|dengarkan|듣기|聞く|nach oben|haut de page|volver arriba|voltar ao topo|torna su|naar boven|till toppen
        |na górę|наверх|yukarı çık|lire plus tard|sauvegarder|ajouter à mes favoris|guardar para leer más tarde
        |später lesen|leggi dopo|bewaar|bewaren|tallenna|lagre|gem|zapisz|uložit|сохранить|зберегти|kaydet|simpan|저장
        |tekst gaat verder onder de foto|de tekst gaat verder onder de foto|artikel gaat verder onder de foto|lees verder onder de foto
        |juttu jatkuu kuvan alla|artikeln fortsätter under bilden|artikkelen fortsetter under bildet|artiklen fortsætter under billedet|scroll down for video
        |jump to main navigation|jump to main content|jump to navigation|jump to content|back to main menu|back to menu|back to home
        |search this site|search this site search|search the site|more ways to follow|become a fan|get email alerts|get email alerts from this reporter
        |become a fan get email alerts from this reporter|save articles to read later|take the tour
        |like this|like loading|photo gallery|next story|previous story|next article|previous article|seguir leyendo|continúa leyendo|continua a leggere
        |compartilhe|olvass tovább|halaman selanjutnya|selanjutnya|haberin devami|del|শেয়ার করুন|続きを読む|この記事をシェア|このニュースをシェア|写真を見る|点击查看更多|纠错
        |luister naar dit artikel""",
    "button of a picture": """
        enlarge|enlarge image|view image|view image in fullscreen|open image in gallery|image|photo|fullscreen
        |click to enlarge|see photo|view photo|open image modal|image caption|photo caption|bild vergrößern|bild
        in vollbild|vollbild|foto vergrößern|bildbeschreibung|bildunterschrift|legende|bildlegende|ampliar|ampliar foto|ampliar
        imagen|agrandir|agrandir l'image|légende|ingrandisci|ingrandisci immagine|ampliar fotografia|vergroot
        |vergroot afbeelding|förstora bilden|forstørr bildet|powiększ zdjęcie|увеличить|büyüt|perbesar|사진 확대
        |이미지 확대|이미지 확대보기|拡大|画像を拡大|写真を拡大|查看大图|تكبير الصورة|चित्र बड़ा करें""",
    "comments": """
        add a comment|add your comment|visitor comments|visitor comments add your comment|join the discussion|read comments|show comments
        |all comments|rss feed for comments|lines and paragraphs break automatically|web page addresses and e mail addresses turn into links automatically
        |web page addresses and email addresses turn into links automatically|no html tags allowed|view comments|comments|no comments|join the conversation|leave a comment|leave a reply|post a
        comment|write a comment|conversation|comments section|reader comments|kommentare|keine kommentare
        |kommentar schreiben|leserkommentare|commentaires|aucun commentaire|vos commentaires|laisser un
        commentaire|comentarios|sin comentarios|deja un comentario|commenti|nessun commento|lascia un
        commento|comentários|sem comentários|deixe um comentário|reacties|geen reacties|kommentarer|inga
        kommentarer|ingen kommentarer|komentarze|комментарии|коментарі|yorumlar|komentar|kommentit
        |تعليقات|التعليقات|댓글|コメント|评论|टिप्पणियाँ|reply|replies|antworten|ergänzungen|répondre|responder
        |rispondi|beantwoorden|svara|odpowiedz|odpovědět|ответить|відповісти|yanıtla|balas|返信|답글|回复|رد
        |komentáře|komentáre|hozzászólások|comentarii|σχόλια|discussion|diskussion|diskuse|diskuze|diskusia|dyskusja
        |обсуждение|contribuer|l'espace des contributions est réservé aux abonnés|diskutera|debatt|نظرات|תגובות|মন্তব্য|bình luận""",
    "advertisement": """
        advertisement|advertisements|advertising|advert|ad|ads|sponsored|sponsored content|promoted
        |this advertisement has not loaded yet|this advertisement has not loaded yet but your article continues below
        |advertisement scroll to continue|scroll to continue|scroll to continue with content|story continues below advertisement
        |article continues below|article continues below ad|continue reading below|anzeige|werbung
        |publicidad|publicité|pubblicità|publicidade|advertentie|reklama|reklam|annons|annonse|annonce
        |iklan|реклама|광고|広告|pr|إعلان|اعلان|विज्ञापन|skip ad|skip advertisement|ad feedback|advertisement feedback
        |mainos|hirdetés|oglas|διαφήμιση|广告|quảng cáo|โฆษณา|reclamă|publicitate|анонс|annonse fra|annonsinnehåll
        |contenido patrocinado|contenu sponsorisé|contenuto sponsorizzato|treść sponsorowana|на правах рекламы
        |la suite après la publicité|la suite après cette publicité|continua depois da publicidade|continua após a publicidade
        |continúa después de la publicidad|sigue después de la publicidad|continua dopo la pubblicità|l'articolo continua dopo la pubblicità
        |tekst gaat verder onder de advertentie|de tekst gaat verder onder de advertentie|artikel gaat verder onder de advertentie
        |artikeln fortsätter efter annonsen|artikeln fortsätter under annonsen|artikkelen fortsetter under annonsen|saken fortsetter under annonsen
        |artikkelen fortsetter etter annonsen|artiklen fortsætter efter annoncen|artiklen fortsætter under annoncen|artikkeli jatkuu mainoksen jälkeen
        |juttu jatkuu mainoksen jälkeen|juttu jatkuu mainoksen alla|weiterlesen nach der anzeige|der artikel geht unter der anzeige weiter
        |dalsza część artykułu pod reklamą|dalsza część tekstu pod reklamą|dalsza część artykułu pod materiałem wideo|dalszy ciąg materiału pod wideo
        |článek pokračuje pod reklamou|článok pokračuje pod reklamou|articolul continuă după reclamă|a cikk a hirdetés alatt folytatódik
        |a cikk a hirdetés után folytatódik|продолжение после рекламы|продовження після реклами|תוכן ממומן|פרסומת|تبلیغات|বিজ্ঞাপন|விளம்பரம்|اشتہار""",
    "related stories": """
        related|related articles|related stories|related news|related topics|related content|related
        links|related coverage|most read|most popular|most viewed|popular|popular now|trending|trending
        now|trending stories|top stories|latest|latest news|latest stories|read more|read next|read
        also|also read|see also|up next|you may like|you may also like|you might also like|you might
        like|recommended|recommended for you|recommended stories|recommended reading|editors picks
        |editor's picks|our picks|must reads|more stories|more news|more on this|more on this story
        |more like this|more for you|in this article|on this topic|what to read next|keep reading
        |don't miss|explore more|from our partners|around the web|from the web|mehr zum thema|zum thema
        |meistgelesen|meistgelesene artikel|meist gelesen|weitere artikel|weitere themen|weitere
        nachrichten|lesen sie auch|lest auch|lies auch|lesen sie mehr|mehr lesen|auch interessant|das könnte sie auch
        interessieren|das könnte dich auch interessieren|das könnte sie interessieren|empfehlungen
        |empfohlen|passend dazu|ähnliche artikel|verwandte themen|lire aussi|à lire aussi|à lire|lire
        plus|lire la suite|sur le même sujet|sur le même thème|les plus lus|à voir aussi|a découvrir
        |lo más leído|lo más visto|más noticias|más información|te puede interesar|también te puede
        interesar|noticias relacionadas|relacionados|lee también|lea también|leggi anche|potrebbe
        interessarti|i più letti|correlati|articoli correlati|leia também|leia mais|veja também|mais
        lidas|notícias relacionadas|lees ook|lees meer|meest gelezen|gerelateerd|läs också|läs mer|mest
        läst|les også|mest lest|læs også|mest læste|czytaj także|czytaj też|czytaj również|zobacz też
        |zobacz także|czytaj więcej|przeczytaj również|zobacz również|à découvrir|ver más|bekijk ook|meer nieuws|guarda anche|bunlar da ilginizi çekebilir
        |по теме|مطالب مرتبط|читайте также|читать далее|ilgili haberler|baca juga|berita terkait
        |terpopuler|terkini|관련기사|많이 본 뉴스|추천기사|関連記事|関連ニュース|あわせて読みたい|おすすめ
        |おすすめ記事|ランキング|アクセスランキング|اقرأ أيضا|اقرأ أيضاً|اقرأ المزيد|مواضيع ذات صلة|أخبار ذات صلة
        |ذات صلة|الأكثر قراءة|المزيد|آخر الأخبار|مقالات ذات صلة|यह भी पढ़ें|ข่าวที่เกี่ยวข้อง|ข่าวยอดนิยม|আরও পড়ুন|tin liên quan|xem thêm|đọc thêm
        |相关阅读|相关新闻|相關新聞|延伸閱讀|推荐阅读|热门新闻|διαβάστε επίσης|διαβάστε ακόμη|اخبار مرتبط|یہ بھی پڑھیں|כתבות נוספות
        |noticia relacionada|te recomendamos|le recomendamos|artículos relacionados|más en esta sección|articles liés
        |lire également|à lire également|lire également aussi|polecane|polecamy|powiązane|powiązane artykuły
        |podobne artykuły|popularne|najczęściej czytane|najpopularniejsze|najnowsze|najnowsze wiadomości|související
        |související články|mohlo by vás zajímat|nejčtenější|súvisiace články|najčítanejšie|mohlo by vás zaujímať
        |legolvasottabb|ajánlott|ajánlott cikkek|articole similare|cele mai citite|te ar putea interesa
        |похожие новости|самое читаемое|популярное|другие новости|новости по теме|материалы по теме|последние новости
        |статьи по теме|схожі новини|популярні новини|останні новини|новини за темою|en çok okunanlar|önerilen
        |önerilen haberler|ilginizi çekebilir|ilginizi çekebilecek haberler|benzer haberler|berita lainnya|berita populer|artikel terkait|もっと見る|こちらもおすすめ|人気記事|関連トピックス
        |新着記事|많이 본 기사|가장 많이 본 기사|주요뉴스|주요 뉴스|이 시각 주요뉴스|관련 기사|추천 기사|推荐|相关推荐|猜你喜欢|热点新闻|热门文章|热门推荐|أخبار متعلقة
        |أخبار ذات علاقة|مواضيع متعلقة|موضوعات ذات صلة|اخترنا لك|قد يعجبك أيضا|قد يعجبك أيضاً|قد يهمك أيضا
        |الأكثر مشاهدة|संबंधित खबरें|और पढ़ें|meer over dit onderwerp|aanbevolen|gerelateerde artikelen
        |gerelateerde onderwerpen|relaterat|relaterade artiklar|fler artiklar|senaste nytt|siste nytt|relaterte saker
        |seneste nyt|seneste nyheder|relaterede artikler|luetuimmat|aiheesta lisää|lisää aiheesta|σχετικά άρθρα
        |δημοφιλή|relacionadas|artigos relacionados|matérias relacionadas|mais lidas do dia|weitere meldungen
        |mehr zum artikel|verwandte artikel|ähnliche beiträge|beliebte artikel|mehr aus dem ressort
        |bài viết liên quan|tin cùng chuyên mục|ข่าวแนะนำ
        |tengdar fréttir|lesa meira|mest lesið|lasi arī|lasi vēl|saistītie raksti|lasītākie|taip pat skaitykite|susiję straipsniai|skaitomiausi
        |loe ka|loe lisaks|seotud lood|lexo edhe|lajme të ngjashme|më të lexuarat|поврзани вести|најчитани|прочитајте још|прочитајте и|повезане вести|најчитаније
        |прочетете още|още по темата|свързани новини|най четени|povezane vijesti|vezane vijesti|najčitanije|povezane vesti|preberite še|sorodne novice|najbolj brano
        |მსგავსი სიახლეები|მსგავსი ამბები|ასევე წაიკითხეთ|կարդացեք նաև|առնչվող նյութեր|oxşar xəbərlər|digər xəbərlər|ən çox oxunanlar|mavzuga oid|ko‘p o‘qilgan
        |тақырыпқа сай|ұқсас жаңалықтар|холбоотой мэдээ|ижил мэдээ|berita berkaitan|artikel berkaitan|kaugnay na balita|mga kaugnay na balita|basahin din|soma pia
        |habari zinazohusiana|ተያያዥ ዜናዎች|सम्बन्धित समाचार|सम्बन्धित खबर|यो पनि पढ्नुस्|தொடர்புடைய செய்திகள்|சம்பந்தப்பட்ட செய்திகள்|సంబంధిత వార్తలు|ఇవి కూడా చదవండి
        |ബന്ധപ്പെട്ട വാർത്തകൾ|ಸಂಬಂಧಿತ ಸುದ್ದಿ|ಇದನ್ನೂ ಓದಿ|આ પણ વાંચો|संबंधित बातम्या|हेही वाचा|सम्बन्धित लेख|අදාළ පුවත්|ဆက်စပ်သတင်းများ|អត្ថបទទាក់ទង|ព័ត៌មានទាក់ទង|ຂ່າວທີ່ກ່ຽວຂ້ອງ
        |پربازدیدترین|پربازدیدها|بیشتر بخوانید|متعلقہ خبریں|مزید پڑھیں|تازہ ترین|نور ولولئ|اړوند خبرونه|עוד בנושא|הכי נקראות|אולי יעניין אותך
        |albiste gehiago|irakurri ere|irakurrienak|més informació|notícies relacionades|el més llegit|llegeix també|máis lidas|le tamén|straeon perthnasol|darllen mwy
        |léigh freisin|aqra aktar|verwante artikels|karanta kuma|labarai masu alaƙa""",
    "newsletter or subscription": """
        after newsletter promotion|newsletter|newsletters|subscribe|subscribe now|sign up|sign up now|sign up for free|register
        |abonnieren|jetzt abonnieren|jetzt testen|abonnement|s'abonner|je m'abonne|suscríbete
        |suscribirse|abbonati|iscriviti|assine|inscreva se|abonneren|prenumerera|подписаться|구독|구독하기
        |اشترك|الاشتراك|النشرة البريدية|اشترك الآن|subscriber only|subscribers only|for subscribers
        |for subscribers only|premium content|premium article|exclusive to subscribers|nur für abonnenten
        |exklusiv für abonnenten|artikel nur für abonnenten|réservé aux abonnés|article réservé aux abonnés
        |article abonné|pour les abonnés|solo para suscriptores|exclusivo para suscriptores|contenido
        exclusivo para suscriptores|riservato agli abbonati|contenuto riservato agli abbonati|solo per
        abbonati|exclusivo para assinantes|conteúdo exclusivo para assinantes|só para assinantes|alleen
        voor abonnees|exclusief voor abonnees|endast för prenumeranter|kun for abonnenter|for abonnenter
        |vain tilaajille|tylko dla prenumeratorów|dla prenumeratorów|только для подписчиков|只限订户
        |有料会員記事|有料会員限定|有料記事|会員限定|会員限定記事|구독자 전용|للمشتركين فقط""",
    "login": """
        log in|login|log out|sign in|sign out|my account|create account|create an account|account
        |anmelden|einloggen|registrieren|mein konto|abmelden|se connecter|connexion|mon compte|iniciar
        sesión|mi cuenta|cerrar sesión|accedi|entrar|inloggen|logga in|logg inn|log ind|войти|로그인
        |vous possédez déjà un compte|déjà abonné|ログイン|ログインする|会員登録|تسجيل الدخول
        |kirjaudu|kirjaudu sisään|zaloguj się|zaloguj|přihlásit se|přihlásit|prihlásiť sa|bejelentkezés|autentificare
        |увійти|giriş yap|üye ol|masuk|daftar|登录|登錄|注册|लॉगिन|σύνδεση|đăng nhập|accedi o registrati|crear cuenta
        |créer un compte""",
    "navigation": """
        home|homepage|skip to content|skip to main content|skip to navigation|main menu|main content
        |navigation|site map|sitemap|contact|contact us|about|about us|terms|terms of use|terms of
        service|privacy|privacy policy|cookie policy|cookies|cookie settings|advertise|careers|help
        |faq|impressum|datenschutz|agb|kontakt|startseite|zur startseite|ressorts|accueil|mentions
        légales|inicio|portada|aviso legal|contacto|cronaca|contatti|início|contato|colofon|kontakta
        oss|首页|首頁|หน้าแรก|होम|প্রচ্ছদ|trang chủ|ホーム|الرئيسية|اتصل بنا|من نحن|이용약관|개인정보처리방침|회사소개|利用規約|プライバシーポリシー""",
    "tags": """
        tags|tag|topics|topic|filed under|themen|schlagworte|temas|etiquetas|sujets|mots clés
        |argomenti|tópicos|more about|categories|category|keywords
        |schlagwörter|stichworte|stichwörter|etichette|onderwerpen|ämnen|emneord|emner|aiheet|tagi|štítky|témata|témy
        |címkék|etichete|теги|метки|темы|теми|etiketler|konular|topik|トピック|タグ|キーワード|태그|키워드|标签|關鍵字|关键词
        |الكلمات المفتاحية|كلمات مفتاحية|مواضيع|الوسوم|كلمات دالة|टैग|ετικέτες|từ khóa|แท็ก""",
}  # fmt: skip
"""Reason -> phrases that, alone on a line, are furniture. Separated by `|`."""

BEGINNINGS: dict[str, str] = {
    "button of the page": """
        share on|share full article|share this|share via|email this|print this|follow us|follow me|follow on|add us on|click
        here to|click to|tap to|open in|show all|view all|see all|download the|download our|get the app
        |make us preferred|add as a preferred|add as preferred|kommentare zu|folgen sie uns|jetzt teilen|link copied
        |compartilhe no|compartilhe pelo|compartilhe esta|siga o canal|siga a nossa|clique aqui|clique para|participe do
        |condividi su|clicca qui|partager sur|envoyer par|cliquez ici|compartir en|haz clic|auf facebook teilen|auf whatsapp
        teilen|auf x teilen|per e mail teilen|delen via|deel via|dela på|paylaş|facebook ta paylaş
        |suivez nous|síguenos|seguici|siga nos|volg ons|följ oss|join the conversation|leave a comment
        |leave a reply|post a comment|view comments|write a comment|be the first to comment|join our
        |join us on|have your say|send us|got a story|got a tip|have a tip|do you have a tip|heb je een tip|stuur ons|tip de redactie|haben sie hinweise|hast du einen tipp|vous avez une information|tienes una noticia|har du tips|tips oss|masz temat|do you have a story|contact the author
        |contact the reporter|email the author|tell us|do you have an opinion|what do you think|sent from my|your browser|please enable javascript|this video
        is|play video|watch live|please turn on javascript|try refreshing|advertise on|advertise with|zurückscrollen|weiterscrollen
        |مشاركة عبر|شارك على|تابعنا|이 기사가 마음에
        |partager l'article
        |partager cet article|compartir este|compartir noticia|compartir artículo|compartilhar notícia
        |condividi l'articolo|condividi questo|del artiklen|del artikkelen|dela artikeln|deel dit|jaa artikkeli
        |udostępnij artykuł|sdílet článek|zdieľať článok|поделиться статьей|haberi paylaş|bagikan artikel
        |to view this video please enable|don't want to see this|view all posts by|placeholder image|zeigt weitere informationen|den link zum einbetten
        |new you can now listen|this audio is generated|this audio was generated|this audio is ai|información del artículo|article information|haber bilgisi|y recuerda que puedes recibir
        |schicken sie uns ihr feedback|ihre meinung zählt|klicken um die teilen funktion|send us your feedback
        |이 기사는 언론사에서|기사 추천은|본문 요약봇|텍스트 음성 변환|구독하고 메인에서|이 기사를 추천합니다|기자 구독""",
    "comments": """
        your email address will not be published|your e mail address will not be published|required fields are marked|save my name email
        |notify me of follow up comments|notify me of new posts|you must be logged in to|you must be logged in to post|allowed html tags
        |deine e mail adresse wird nicht veröffentlicht|votre adresse e mail ne sera pas publiée|tu dirección de correo electrónico no será publicada
        |il tuo indirizzo email non sarà pubblicato|o seu endereço de e mail não será publicado|vous devez vous connecter pour|report an error|report a correction|report a mistake|suggest a correction|found a mistake|fehler gefunden
        |fehler melden|reporta un error|informa de un error|signaler une erreur|une erreur dans cet article|une erreur dans l'article|znalazłeś błąd
        |zgłoś błąd|якщо ви помітили|якщо ви знайшли|если вы заметили|если вы нашли|mitä ajatuksia juttu herättää|voit keskustella aiheesta|нашли ошибку|нашли опечатку|знайшли помилку|помітили помилку|fout gezien|taalfout gezien
        |segnala un errore|informar erro|reportar erro|comunicar erro|hata bildir|nahlásit chybu|našli jste chybu
        |našli ste chybu|hibát talált|rapportera fel|meld feil|feil i artikkelen|indberet fejl""",
    "advertisement": """
        story continues below|article continues after|story continues after|artikel wird nach der
        |weiter nach der anzeige|artiklen fortsætter|artikeln fortsätter|artikkelen fortsetter|saken fortsetter
        |teksten fortsetter|tekst loopt door|de tekst loopt door|artikel loopt door|artikel gaat verder|het artikel gaat verder|de tekst gaat verder|de tekst gaat door|tekst gaat verder
        |tekst gaat door|verder lezen na|lees verder onder|lees verder na|juttu jatkuu|artikkeli jatkuu
        |la suite après|la suite de votre contenu|l'article continue après|continúa después de la|continúa tras la
        |el artículo continúa|sigue después de la|continua após a|continua depois da|continua a leggere dopo
        |continua dopo la|dalsza część artykułu|dalsza część tekstu|dalsza część materiału|dalszy ciąg materiału
        |dalszy ciąg artykułu|ciąg dalszy artykułu|reszta artykułu pod|článek pokračuje|článok pokračuje
        |a cikk a hirdetés|продолжение после рекламы|статья продолжается|продовження після реклами|artikel berlanjut
        |lanjutkan membaca di bawah|yazının devamı|reklamdan sonra devam""",
    "related stories": """
        read more|read also|read next|read this|also read|see also|related|recommended|more from|more on
        |more in|more stories|watch now|watch|listen|don't miss|lesen sie auch|lest auch|lies auch|lesen sie mehr|lesen sie
        hier|lesen sie dazu|mehr zum thema|mehr aus|mehr zu|weitere artikel|weitere nachrichten|auch
        interessant|das könnte|lire aussi|à lire aussi|à lire|lire la suite|lire notre|voir aussi|leggi
        anche|leggi tutto|potrebbe interessarti|lea también|lee también|te puede interesar|más sobre|más
        noticias|leia também|leia mais|veja também|lees ook|lees meer|läs också|läs mer|läs även|les
        også|læs også|czytaj także|czytaj też|zobacz także|zobacz też|читайте также|baca juga|関連記事
        |あわせて読みたい|اقرأ أيضا|اقرأ أيضاً|اقرأ المزيد|شاهد أيضا|المزيد عن|यह भी पढ़ें|διαβάστε επίσης|διαβάστε ακόμη
        |δείτε επίσης|xem thêm|đọc thêm|קראו עוד|citește și|čtěte také|přečtěte si|prečítajte si|lue myös|loe ka|lasiet arī
        |skaitykite|pročitajte|pročitajte još|pročitajte i|ez is érdekelheti|ver también|vea también|ilgili haber|ayrıca oku
        |most read|you may
        also|you might also|trending|top stories|latest news|latest from|what to read|editor's picks
        |über dieses thema berichtete|читайте також|дивіться також|смотрите также|більше новин|citiți și|vezi și|διαβάστε ακόμα|διαβάστε περισσότερα
        |δείτε ακόμη|ilginizi çekebilir|haberin devamı|lihat juga|simak juga|tonton juga|saksikan juga|simak video|bacaan lain|مزید پڑھیں|یہ بھی پڑھیں
        |مزید پڑھیے|اقرأ أيضًا|اقرأ كذلك|إقرأ أيضا|شاهد أيضًا|بیشتر بخوانید|همچنین بخوانید|ये भी पढ़ें|इसे भी पढ़ें|আরও পড়ুন|আরো পড়ুন|மேலும் படிக்க|இதையும் படிக்க
        |อ่านข่าวที่เกี่ยวข้อง|อ่านเพิ่มเติม|อ่านข่าวต้นฉบับ|延伸阅读|延伸閱讀|相关阅读|相关报道|更多新闻|看更多|קראו גם|לכתבה המלאה|pročitaj i|čitajte i|viac na tému|citeşte şi|saiba mais|lee más|mehr dazu|przeczytaj również|இதையும் படியுங்கள்|อ่านข่าวเพิ่มเติม
        |další články|více k tématu|kapcsolódó|olvassa el|cikkünk folytatódik|lue lisää|les mer om|læs mere om|soma zaidi|pia soma""",
    "newsletter or subscription": """
        hier geht es zum newsletter|jetzt app herunterladen|sie haben bereits ein|descarga nuestra app|scarica la nostra app|receba notícias
        |receba as notícias|zapisz się do newslettera|polub nas na|følg oss på|følg os på|abonează te la|theo dõi chúng tôi|עקבו אחרינו|google news te takip
        |sign up|subscribe|subscribe to|get our|get the best|get the latest|get breaking news|our free
        |join our newsletter|newsletter|register for|start your free|unlock|become a member|become a
        subscriber|already a subscriber|already have an account|this article is for subscribers|this
        content is for|to continue reading|continue reading|jetzt abonnieren|abonnieren sie|melden sie
        sich|mit dem newsletter|weiterlesen mit|jetzt weiterlesen|abonnez vous|inscrivez vous|recevez
        |il vous reste|cet article est réservé|suscríbete|suscríbase|recibe|regístrate|iscriviti
        |abbonati|create an account or|access articles from across|unlimited online access|enjoy unlimited
        |get email updates|get exclusive access|share your thoughts and join|this article is free to read
        |view this email|view this message|view in browser|view in your browser|view online|trouble viewing|having trouble viewing
        |email not displaying|unsubscribe|update your preferences|update your email|manage your preferences|manage your subscription
        |you are receiving this|you're receiving this|you received this|you have received this|this email was sent|our mailing address
        |add us to your|was this email forwarded|forwarded this|did someone forward|forward this email|forward to a friend
        |newsletter im browser|im browser|diese e mail|diesen newsletter|wird diese|wird dieser newsletter|vom newsletter abmelden|abmelden vom
        |sie erhalten diese|sie erhalten diesen|voir dans le|voir cet email|voir cette|afficher dans|vous recevez ce|vous recevez cet
        |se désinscrire|se désabonner|pour vous désinscrire|ver en el navegador|ver este correo|ver este email|si no ves|recibes este
        |has recibido este|darse de baja|cancelar suscripción|visualizza nel browser|visualizza questa|ricevi questa|hai ricevuto questa
        |ver no navegador|ver no browser|visualizar no|cancelar inscrição|cancelar a subscrição|bekijk deze|bekijk in je|uitschrijven|je ontvangt deze
        |daily puzzles|support local journalism|thanks for reading|you're reading|you are reading|privacy notice|if you have a story|if you have a tip|the most pressing stories|a welcome email|the next issue of|подписывайтесь на|читайте нас|читайте наши|слідкуйте за|приєднуйтесь до|urmărește știrile|urmăriți știrile|следите за нами|підписуйтесь на|підписуйтеся на|підпишіться на|стежте за|zapisz się na|śledź nas|obserwuj nas
        |dołącz do nas|sledujte nás|přihlaste se k|odebírejte|kövess minket|kövessen minket|iratkozz fel|iratkozzon fel|urmărește ne|urmăriți ne|abonați vă
        |ακολουθήστε μας|ακολουθήστε το|bizi takip edin|ikuti kami|ikuti saluran|dapatkan update|dapatkan berita
        |tilaa uutiskirje|meld deg på|tilmeld dig|accédez à tous|accédez à l'intégralité|déjà abonné|vous êtes déjà abonné|bereits abonnent
        |sie sind bereits abonnent|schon abonnent|sei già abbonato|ya eres suscriptor|si ya eres suscriptor|já é assinante|exclusivo para assinantes
        |this post is for paid|this post is for paying|continue reading this post|לקבלת עדכונים|הצטרפו ל
        |تابعونا|اشتركوا في|हमें फॉलो करें|제보는|扫描二维码|欢迎扫描|we encountered an issue signing
        |there was an error please provide|if you are a home delivery|thanks for signing up|assine|inscreva se|cadastre se|schrijf je in|meld je aan|prenumerera på|подпишитесь
        |اشترك في|구독
        |contact me with news and offers|receive email from us|by submitting your information|you are now subscribed|your newsletter sign up
        |an account already exists|exclusive news data and analytics""",
    "copyright": """
        copyright|all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos
        reservados|riproduzione riservata|reproduction interdite|reproducción prohibida|reprodução proibida|wszelkie prawa zastrzeżone|все права защищены
        |усі права захищені|alle rettigheter reservert|tüm hakları saklıdır|her hakkı saklıdır|minden jog fenntartva|toate drepturile rezervate|všechna práva vyhrazena
        |všetky práva vyhradené|sva prava zadržana|tutti i diritti riservati|todos os direitos reservados|alle rechten voorbehouden
        |the material on this site|this material may not be|無断転載|무단 전재|저작권자|حقوق النشر|جميع الحقوق""",
    "note on the work": """
        a version of this article|a version of this story|eds|reporting by|editing by|additional reporting by|writing by|written and edited|our standards
        |the thomson reuters|this article is more than|this story is more than|dieser artikel ist älter als|dieser artikel
        ist mehr als|cet article date de plus|este artículo tiene más de|este artigo tem mais de|questo articolo ha più di
        |dit artikel is meer dan|artikkelen er mer enn|artiklen er mere end|artikeln är äldre än|artikeln är mer än|juttu on yli|this story was originally|this article was originally|this article
        originally|this story has not been|originally published|this article was updated|this article has been updated|this story was updated
        |this story has been updated|this post has been updated|this post was updated|this is a developing story|this is a breaking news|this story is developing
        |dieser artikel wurde|der artikel wurde|dieser text wurde|cet article a été|este artículo ha sido|este artículo fue|este artigo foi|questo articolo è stato
        |dit artikel is bijgewerkt|artikeln har uppdaterats|fact check|compiled
        by|原标题|原题|本文原标题|本文来自|责任编辑|责编
        |with inputs from|with agency inputs|inputs from|with files from|with reporting by|with reporting from|with agencies
        |mit material von|mit material der|mit agenturmaterial|mit informationen von|con información de|con informaciones de|con agencias|com informações
        |com agências|con informazioni di|con agenzie|avec agences|z agencji|met bijdragen van""",
    "cookies": """
        we use cookies|this site uses cookies|this website uses cookies|we and our|accept all|accept
        cookies|manage cookies|by clicking|by continuing|by subscribing|by signing up|cookie|your
        privacy|wir verwenden cookies|mit ihrer zustimmung|nous utilisons|utilizamos cookies|utilizziamo i cookie|you can unsubscribe|you can opt out""",
    "content of another site": """
        an dieser stelle finden sie|hier finden sie externe|externer inhalt|externen inhalt|empfohlener externer inhalt|empfohlener redaktioneller inhalt
        |privatsphäre einstellungen ändern|contenu externe|contenido externo|contenuto esterno|this content is not available due to your privacy""",
    "tags": "tags|filed under|topics|in this article|themen|schlagworte|temas|tag",
}  # fmt: skip
"""Reason -> beginnings of short lines that are furniture."""

LONG_BEGINNINGS: dict[str, str] = {
    "note on the work": """
        except for the headline this story has not been edited|this story has not been edited by|a version of this article appear|a version of this story appear|this article originally appeared|this story originally appeared
        |this article first appeared|this story first appeared|this content is published|opinions expressed are solely|the opinions expressed
        |the views expressed|views expressed in this|if you buy something using links|if you buy something through|when you buy through links
        |when you purchase through links|we may earn a commission|this article contains affiliate|this post contains affiliate
        |dies ist eine maschinelle übersetzung|dieser artikel wurde automatisch übersetzt|mit informationen der nachrichtenagentur""",
    "newsletter or subscription": """
        privacy notice newsletters may contain|contact me with news and offers|receive email from us on behalf|by submitting your information you agree|by signing up you agree
        |by signing up i agree|by subscribing you agree|by providing an email address|mit der anmeldung stimme|mit der anmeldung akzeptiere
        |mit meiner anmeldung|mit deiner anmeldung|mit ihrer anmeldung|en vous inscrivant vous acceptez|al suscribirte aceptas|al registrarte aceptas
        |iscrivendoti accetti|ao se inscrever você concorda|door je in te schrijven|genom att registrera dig|zapisując się""",
    "content of another site": """
        an dieser stelle finden sie einen von unseren|an dieser stelle finden sie ergänzende|ich bin damit einverstanden dass mir
        |deine privatsphäre einstellungen verhindern|ihre privatsphäre einstellungen verhindern|this content is hosted by|to view this content""",
    "comments": """
        die kommentare im forum geben nicht|die redaktion behält sich vor kommentare|les commentaires sont|los comentarios publicados
        |comments on this site|we encourage all readers to share|do you have an opinion on|if you would like to submit a response
        |letters to the editor should|the times is committed to publishing""",
}
"""Reason -> beginnings of whole paragraphs that are furniture."""

CONSENT = tuple(
    "we use cookies|similar technologies|browsing experience|targeted ads|third party partners|analyze traffic|analyse traffic|these cookies|this cookie is|the cookie is|cookie is set by|cookie is used|cookies are used|cookie duration description|google analytics|this cookie tracks|this cookie helps"
    "|our website|this website|the website to function|your browser|our partners|advertising partners"
    "|set by us|store cookies|your consent|your preferences|opt out|personal information|our site|privacy preference"
    "|diese cookies|unsere website|unserer website|ihrem browser|ihre einwilligung|unsere partner|ces cookies|notre site"
    "|votre navigateur|votre consentement|nos partenaires|estas cookies|nuestro sitio|su navegador|nuestros socios"
    "|questi cookie|nostro sito|i nostri partner|estes cookies|nosso site|deze cookies|onze website|disse cookies"
    "|те файлы cookie|эти файлы|наш сайт|naszej stronie|te pliki|bu çerezler".split("|")
)
"""Words with which sites speak of what they store; several together are no story."""

WORDS_OF_PAGES = (
    r"newsletter|hírlevél|bülten|e ?mails?\b|mails?\b|inbox|postfach|message|nachricht|mensaje|messaggio|mensagem|wiadomo"
    r"|(?:un)?subscri|suscri|abonn|abbon|assinan|prenumer|subskryb|předplat|előfizet|подпис|підпис|абонен|tilaa|tilaus|sign(?:ed|ing)? up|sign in|log ?in"
    r"|account|konto\b|compte\b|cuenta\b|anmeld|melden sie|einlogg|registr|premium|unlimited|exclusiv|exklusiv|offers?\b|trial|donat|spende|donaci"
    r"|apps?\b|download|aplica|applicazione|application|aplikas|aplikac|uygulama|facebook|twitter|instagram|whatsapp|telegram|телеграм|youtube|tiktok|linkedin"
    r"|google|podcast|channel|canale?\b|kanal|каналі?\b|kênh|saluran|links?\b|click|klick|cli[cq]|here\b|hier\b|aquí|aqui\b|ici\b|здесь|тут\b|website|webseite"
    r"|article|artikk?el|artículo|articol|artigo|artyku|článe?k|článo?k|cikk|стат[тьея]|bài viết|makale|haber|berita|новост|новин|news|nyhe|uutis|juttu"
    r"|updates?\b|stories|headlines|alerts?\b|beitrag|beiträge|reportage|notícias|journalis|edition|editing|reporting|reporters?\b|authors?\b"
    r"|comments?\b|kommentar|coment[áa]ri|commentaires?\b|diskutier|feedback|share it|teilen|v[ií]deo|vidéo|gallery|galerie|fotostrecke|puzzles?\b|crossword"
    r"|cookie|agree|consent|zustimm|einverstanden|terms|partners?\b|opt out|privacy policy|datenschutz|advert|annons|annonce|reklam|реклам|mainos|hirdetés"
    r"|publici|pubblici|content|inhalt|contenu|contenid|conteúd|error|fehler|erreur|ошиб|помил|błąd|błęd|chyb|hibá|hata\b|virhe|felet\b|feil\b|fejl\b|fout\b"
    r"|audio|browser|javascript|opted|signing|soci[ao]|sozial|соци|соцс|соцм|photos?\b|conversation|what you think|your (?:story|thoughts|opinion|views?)\b|iklan|tıklay"
    r"|agenc|agênc|agentur|agenz|redac|redak|verslaggever|correspond|korrespond|staff\b|developing story|story is developing|be updated"
    r"|(?:to|read|share|like) (?:this|the) (?:full )?story|originally|(?:was|been|first) (?:updated|published|corrected)|wurde (?:zuerst )?veröffentlicht|lizenz|licen[cs]|appeared|erschienen|copyright \d|rights? reserved|permission|redistribut|άρθρο"
    r"|(?:follow|join|find) (?:us|me)\b|folg(?:en sie|e|t) uns|suivez[- ]nous|s[ií]guenos|seguici|volg ons|siga[- ]nos|f[öø]lj? oss|obserwuj nas|ειδήσε"
)
"""A pattern of the beginnings of folded words that sentences of pages have, and those of stories seldom."""
SIGNS_OF_PAGES = tuple(
    "微信|微博|公众号|客户端|关注|二维码|扫码|订阅|下载|点击|会員|登録|ログイン|購読|アプリ|無料|記事|기사|구독|좋아요|뉴스|채널|언론사|ख़बर|खबर|न्यूज़|ऐप|फॉलो"
    "|اشترك|تابعونا|قناة|واتساب|تلغرام|فيسبوك|تويتر|تطبيق|خبر|کانال|עדכונים|כתבה|সংবাদ|খবর|செய்தி".split(
        "|"
    )
)
"""The same where words are not parted, or have signs that are no letters to `re`: anywhere in a text."""
