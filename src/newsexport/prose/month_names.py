"""Names of the Gregorian months by language, January first (facts from Unicode CLDR)."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from newsexport.prose.whitespace import lower_case

_IN_DIGITS = re.compile(r"[0-9]{1,2}")

MONTHS: dict[str, str] = {
    "en": "january february march april may june july august september october november december",
    "en short": "jan feb mar apr may jun jul aug sep|sept oct nov dec",
    "de": "januar|jänner februar|feber märz april mai juni juli august september oktober november "
    "dezember",
    "de short": "jan feb mär|mrz apr mai jun jul aug sep|sept okt nov dez",
    "fr": "janvier février mars avril mai juin juillet août|aout septembre octobre novembre décembre",
    "fr short": "janv févr|fév mars avr mai juin juil août sept oct nov déc",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre|setiembre octubre noviembre "
    "diciembre",
    "es short": "ene feb mar abr may jun jul ago sep|sept oct nov dic",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre "
    "dicembre",
    "it short": "gen feb mar apr mag giu lug ago set ott nov dic",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "pt short": "jan fev mar abr mai jun jul ago set out nov dez",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "da": "januar februar marts april maj juni juli august september oktober november december",
    "nl short": "- - mrt - - - - - - okt - -",
    "nb": "januar februar mars april mai juni juli august september oktober november desember|des",
    "sv": "januari februari mars april maj juni juli augusti september oktober november december",
    "fi": "tammikuuta|tammikuu helmikuuta|helmikuu maaliskuuta|maaliskuu huhtikuuta|huhtikuu "
    "toukokuuta|toukokuu kesäkuuta|kesäkuu heinäkuuta|heinäkuu elokuuta|elokuu syyskuuta|syyskuu "
    "lokakuuta|lokakuu marraskuuta|marraskuu joulukuuta|joulukuu",
    "pl": "stycznia|styczeń lutego|luty marca|marzec kwietnia|kwiecień maja|maj czerwca|czerwiec "
    "lipca|lipiec sierpnia|sierpień września|wrzesień października|październik listopada|listopad "
    "grudnia|grudzień",
    "cs": "ledna|leden února|únor března|březen dubna|duben května|květen června|červen "
    "července|červenec srpna|srpen září října|říjen listopadu prosince|prosinec",
    "hu": "január február március április május június július augusztus szeptember október november "
    "december",
    "ro": "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie "
    "decembrie",
    "tr": "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
    "roman": "- ii iii iv - vi vii viii ix - xi xii",
    "tr short": "oca şub mar nis may haz tem ağu eyl eki kas ara",
    "pl short": "sty lut mar kwi maj cze lip sie wrz paź lis gru",
    "ro short": "ian feb mar apr mai iun iul aug sept|sep oct noi|nov dec",
    "hu short": "jan febr márc ápr máj jún júl aug szept okt nov dec",
    "id": "januari februari|pebruari maret april mei juni juli agustus|agt|ags september oktober november|nopember desember",
    "ru": "января|январь февраля|февраль марта|март апреля|апрель мая|май июня|июнь июля|июль "
    "августа|август сентября|сентябрь октября|октябрь ноября|ноябрь декабря|декабрь",
    "ru short": "янв фев|февр мар апр - июн июл авг сен|сент окт ноя|нояб дек",
    "uk short": "січ лют бер|берез кві|квіт тра|трав чер|черв лип серп|сер вер|верес жов|жовт лис|листоп гру|груд",
    "uk": "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    "el": "ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου "
    "οκτωβρίου νοεμβρίου δεκεμβρίου",
    "el nominative": "ιανουάριος φεβρουάριος μάρτιος απρίλιος μάιος ιούνιος ιούλιος αύγουστος σεπτέμβριος οκτώβριος "
    "νοέμβριος δεκέμβριος",
    "el short": "ιαν φεβ μαρ απρ μαΐ|μάι ιουν|ιούν ιουλ|ιούλ αυγ|αύγ σεπ|σεπτ οκτ νοε|νοέ|νοεμ δεκ",
    "ar": "يناير فبراير مارس أبريل|ابريل|إبريل مايو يونيو|يونيه يوليو|يوليه أغسطس|اغسطس سبتمبر "
    "أكتوبر|اكتوبر نوفمبر ديسمبر",
    "ar levant": "- شباط آذار نيسان أيار حزيران تموز آب أيلول - - -",
    "ar maghreb": "جانفي فيفري - أفريل ماي جوان جويلية أوت - - - -",
    "ar morocco": "- - - - - - يوليوز غشت شتنبر - نونبر دجنبر",
    "fa": "ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر",
    "he": "ינואר|בינואר פברואר|בפברואר מרץ|במרץ אפריל|באפריל מאי|במאי יוני|ביוני יולי|ביולי אוגוסט|באוגוסט "
    "ספטמבר|בספטמבר אוקטובר|באוקטובר נובמבר|בנובמבר דצמבר|בדצמבר",
    "hi": "जनवरी फ़रवरी|फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर|सितम्बर अक्टूबर|अक्तूबर "
    "नवंबर|नवम्बर दिसंबर|दिसम्बर",
    "mr": "जानेवारी फेब्रुवारी मार्च एप्रिल मे जून जुलै ऑगस्ट सप्टेंबर ऑक्टोबर नोव्हेंबर डिसेंबर",
    "bn": "জানুয়ারি|জানুয়ারী ফেব্রুয়ারি|ফেব্রুয়ারী মার্চ এপ্রিল মে জুন জুলাই আগস্ট সেপ্টেম্বর অক্টোবর নভেম্বর ডিসেম্বর",
    "ta": "ஜனவரி பிப்ரவரி மார்ச் ஏப்ரல் மே ஜூன் ஜூலை ஆகஸ்ட் செப்டம்பர் அக்டோபர் நவம்பர் டிசம்பர்",
    "ta short": "ஜன பிப் மார் ஏப் மே ஜூன் ஜூலை ஆக செப் அக் நவ டிச",
    "te": "జనవరి ఫిబ్రవరి మార్చి ఏప్రిల్ మే జూన్ జులై ఆగస్టు సెప్టెంబర్ అక్టోబర్ నవంబర్ డిసెంబర్",
    "km": "មករា កុម្ភៈ មីនា មេសា ឧសភា មិថុនា កក្កដា សីហា កញ្ញា តុលា វិច្ឆិកា ធ្នូ",
    "my": "ဇန်နဝါရီ|ဇန်နဝါရီလ ဖေဖော်ဝါရီ|ဖေဖော်ဝါရီလ မတ်|မတ်လ ဧပြီ|ဧပြီလ မေ|မေလ ဇွန်|ဇွန်လ ဇူလိုင်|ဇူလိုင်လ ဩဂုတ်|ဩဂုတ်လ|သြဂုတ်|သြဂုတ်လ "
    "စက်တင်ဘာ|စက်တင်ဘာလ အောက်တိုဘာ|အောက်တိုဘာလ နိုဝင်ဘာ|နိုဝင်ဘာလ ဒီဇင်ဘာ|ဒီဇင်ဘာလ",
    "am": "ጃንዋሪ|ጃንዩወሪ ፌብሩዋሪ|ፌብሩወሪ ማርች ኤፕሪል ሜይ ጁን ጁላይ ኦገስት ሴፕቴምበር ኦክቶበር ኖቬምበር ዲሴምበር",
    "kn": "ಜನವರಿ ಫೆಬ್ರವರಿ ಮಾರ್ಚ್ ಏಪ್ರಿಲ್ ಮೇ ಜೂನ್ ಜುಲೈ ಆಗಸ್ಟ್ ಸೆಪ್ಟೆಂಬರ್ ಅಕ್ಟೋಬರ್ ನವೆಂಬರ್ ಡಿಸೆಂಬರ್",
    "ml": "ജനുവരി ഫെബ്രുവരി മാർച്ച് ഏപ്രിൽ മേയ്|മെയ് ജൂൺ ജൂലൈ ഓഗസ്റ്റ് സെപ്റ്റംബർ ഒക്ടോബർ നവംബർ ഡിസംബർ",
    "gu": "જાન્યુઆરી ફેબ્રુઆરી માર્ચ એપ્રિલ મે જૂન જુલાઈ ઑગસ્ટ|ઓગસ્ટ સપ્ટેમ્બર ઑક્ટોબર|ઓક્ટોબર નવેમ્બર ડિસેમ્બર",
    "or": "ଜାନୁଆରୀ ଫେବୃଆରୀ|ଫେବ୍ରୁଆରୀ ମାର୍ଚ୍ଚ ଅପ୍ରେଲ ମଇ ଜୁନ ଜୁଲାଇ ଅଗଷ୍ଟ ସେପ୍ଟେମ୍ବର ଅକ୍ଟୋବର ନଭେମ୍ବର ଡିସେମ୍ବର",
    "ur": "جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر",
    "th": "มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม",
    "th short": "ม.ค ก.พ มี.ค เม.ย พ.ค มิ.ย ก.ค ส.ค ก.ย ต.ค พ.ย ธ.ค",
    "bg": "януари февруари март април май юни юли август септември октомври ноември|ное декември",
    "sr": "јануар|јануара фебруар|фебруара март|марта април|априла мај|маја јун|јуна јул|јула август|августа "
    "септембар|септембра октобар|октобра новембар|новембра децембар|децембра",
    "sr latin": "januar|januara februar|februara mart|marta april|aprila maj|maja jun|juna jul|jula avgust|avgusta "
    "septembar|septembra oktobar|oktobra novembar|novembra decembar|decembra",
    "hr": "siječnja|siječanj veljače|veljača ožujka|ožujak travnja|travanj svibnja|svibanj lipnja|lipanj srpnja|srpanj "
    "kolovoza|kolovoz rujna|rujan - studenoga|studenog|studeni prosinca|prosinac",
    "sk": "januára|január februára|február marca|marec apríla|apríl mája|máj júna|jún júla|júl augusta|august "
    "septembra|september októbra|október novembra|november decembra|december",
    "sl": "januarja|januar februarja|februar marca|marec aprila|april maja|maj junija|junij julija|julij avgusta|avgust "
    "septembra|september oktobra|oktober novembra|november decembra|december",
    "et": "jaanuar veebruar märts aprill mai juuni juuli august september oktoober november detsember",
    "lv": "janvāris februāris marts aprīlis maijs jūnijs jūlijs augusts septembris oktobris novembris decembris",
    "lt": "sausio vasario kovo balandžio gegužės birželio liepos rugpjūčio rugsėjo spalio lapkričio gruodžio",
    "ca": "gener febrer març abril maig juny juliol agost setembre octubre novembre desembre",
    "ka": "იანვარი თებერვალი მარტი აპრილი მაისი ივნისი ივლისი აგვისტო სექტემბერი ოქტომბერი ნოემბერი დეკემბერი",
    "az": "yanvar fevral mart aprel may iyun iyul avqust sentyabr oktyabr noyabr dekabr",
    "kk": "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан",
    "ms": "januari februari mac april mei jun julai ogos september oktober november disember",
    "sw": "januari februari machi aprili mei juni julai agosti septemba oktoba novemba desemba",
    "is": "janúar febrúar mars apríl maí júní júlí ágúst september október nóvember desember",
    "mt": "jannar frar marzu april mejju ġunju lulju awwissu|awissu settembru ottubru novembru diċembru",
    "eu": "urtarrilaren|urtarrilak otsailaren|otsailak martxoaren|martxoak apirilaren|apirilak maiatzaren|maiatzak "
    "ekainaren|ekainak uztailaren|uztailak abuztuaren|abuztuak irailaren|irailak urriaren|urriak azaroaren|azaroak "
    "abenduaren|abenduak",
    "cy": "ionawr chwefror mawrth ebrill mai mehefin gorffennaf awst medi hydref tachwedd rhagfyr",
    "ga": "eanáir feabhra márta aibreán bealtaine meitheamh iúil lúnasa - - samhain nollaig",
    "gl": "xaneiro febreiro marzo abril maio xuño xullo agosto setembro outubro novembro decembro",
    "lv in": "janvārī februārī martā aprīlī maijā jūnijā jūlijā augustā septembrī oktobrī novembrī decembrī",
    "et in": "jaanuaril veebruaril märtsil aprillil mail juunil juulil augustil septembril oktoobril novembril detsembril",
    "sq": "janar shkurt mars prill maj qershor korrik gusht shtator tetor nëntor dhjetor",
    "mk": "јануари февруари март април мај јуни јули август септември октомври ноември декември",
    "be": "студзеня лютага сакавіка красавіка мая|траўня чэрвеня ліпеня жніўня верасня кастрычніка лістапада снежня",
    "hy": "հունվարի|հունվար փետրվարի|փետրվար մարտի|մարտ ապրիլի|ապրիլ մայիսի|մայիս հունիսի|հունիս հուլիսի|հուլիս "
    "օգոստոսի|օգոստոս սեպտեմբերի|սեպտեմբեր հոկտեմբերի|հոկտեմբեր նոյեմբերի|նոյեմբեր դեկտեմբերի|դեկտեմբեր",
    "uz": "yanvar fevral mart aprel may iyun iyul avgust sentabr|sentyabr oktabr noyabr dekabr",
    "tl": "enero pebrero marso abril mayo hunyo hulyo agosto setyembre oktubre nobyembre disyembre",
    "af": "januarie februarie maart april mei junie julie augustus september oktober november desember",
    "so": "janaayo|jannaayo febraayo maarso abriil may juun|juunyo luulyo agoosto|ogosto sebteembar|sebtember "
    "oktoobar nofembar|noofembar diseembar|disembar",
    "ha": "janairu fabrairu|faburairu maris afrilu mayu yuni yuli agusta satumba oktoba nuwamba disamba",
    "lo": "ມັງກອນ ກຸມພາ ມີນາ ເມສາ ພຶດສະພາ ມິຖຸນາ ກໍລະກົດ ສິງຫາ ກັນຍາ ຕຸລາ ພະຈິກ ທັນວາ",
    "si": "ජනවාරි පෙබරවාරි මාර්තු අප්‍රේල්|අප්රේල් මැයි ජූනි ජූලි අගෝස්තු සැප්තැම්බර් ඔක්තෝබර් නොවැම්බර් දෙසැම්බර්",
    "ne": "जनवरी फेब्रुअरी|फेब्रुवरी मार्च अप्रिल मे जुन जुलाई अगस्ट|अगस्त सेप्टेम्बर अक्टोबर नोभेम्बर डिसेम्बर",
    "pa": "ਜਨਵਰੀ ਫ਼ਰਵਰੀ|ਫਰਵਰੀ ਮਾਰਚ ਅਪ੍ਰੈਲ ਮਈ ਜੂਨ ਜੁਲਾਈ ਅਗਸਤ ਸਤੰਬਰ ਅਕਤੂਬਰ ਨਵੰਬਰ ਦਸੰਬਰ",
    "ps": "جنوري فبروري مارچ اپریل می جون جولای اګست سپتمبر اکتوبر نومبر دسمبر",
}
"""Twelve columns each; `|` between spellings, `-` where a language has no single word, or one
that is another month elsewhere (`listopada`)."""

TWO_WORDS = {
    "كانون الثاني": 1,
    "تشرين الأول": 10,
    "تشرين الاول": 10,
    "تشرين الثاني": 11,
    "كانون الأول": 12,
    "كانون الاول": 12,
    "meán fómhair": 9,
    "deireadh fómhair": 10,
    "tháng mười một": 11,
    "tháng mười hai": 12,
}
"""Months that the Levant, and Irish, name with two words, and Vietnam with three."""
NUMBERED = r"tháng\s(?:\d{1,2}|(?!năm\s\d)[^\W\d_]{2,5})"
"""A pattern of what names a month by its number, as in Vietnam; `10 tháng năm 2024` are ten months of that year."""
_VIETNAMESE = "một|giêng hai ba tư|bốn năm sáu bảy tám chín mười - chạp"
_LAST_GREEK = "Ͽ"
"""In scripts behind the Latin and the Greek one, signs above and below a letter are not left out."""


@cache
def month_numbers() -> dict[str, int]:
    """Every name in lower case to its number, 1 to 12; those that are often written without accents also so."""
    numbers = dict(TWO_WORDS)
    for names in MONTHS.values():
        numbers |= _numbered(names)
    numbers |= {f"tháng {name}": number for name, number in _numbered(_VIETNAMESE).items()}
    plain = {
        _without_accents(name): number
        for name, number in numbers.items()
        if not name.isascii() and max(name) <= _LAST_GREEK
    }
    return plain | numbers


def month_number(name: str) -> int | None:
    """The number of the month of that name, as it stands in a text; None where it is no name of one."""
    said = lower_case(name)
    number = _IN_DIGITS.search(said)
    return int(number[0]) if number else month_numbers().get(said)


def _numbered(names: str) -> dict[str, int]:
    return {
        spelling: number
        for number, spellings in enumerate(names.split(), 1)
        for spelling in spellings.split("|")
        if spelling != "-"
    }


def _without_accents(name: str) -> str:
    apart = unicodedata.normalize("NFD", name.replace("ı", "i"))
    return "".join(sign for sign in apart if not unicodedata.combining(sign))
