"""Month names of the languages that pages are written in (CLDR), full and short."""

from __future__ import annotations

import re

_NAMES = {
    1: "january jan januar jänner jänner. janvier janv enero ene gennaio gen janeiro januari januar "
    "styczeń stycznia sty leden ledna led január januára január января январь янв січня січень "
    "ianuarie ian jan tammikuu tammikuuta ocak oca januar januarja siječnja siječanj јануар януари sausio "
    "sausis jaanuar janvāris ιανουαρίου ιαν يناير كانون ינואר जनवरी มกราคม ม.ค januari gener",
    2: "february feb februar feber février févr fevr febrero febbraio febr fevereiro fev februari luty "
    "lutego lut únor února február februára február февраля февраль фев лютого лютий februarie "
    "helmikuu helmikuuta şubat şub veljače veljača фебруар февруари vasario veebruar februāris "
    "φεβρουαρίου φεβ فبراير شباط פברואר फरवरी फ़रवरी กุมภาพันธ์ ก.พ febrer pebruari",
    3: "march mar märz mär mrz mars marzo março marco maart mrt marca marzec březen března marec március "
    "марта март мар березня березень martie maaliskuu maaliskuuta mart ožujka ožujak "
    "март kovo märts marts μαρτίου μαρ مارس آذار מרץ מרס मार्च มีนาคม มี.ค maret mac març",
    4: "april apr avril avr abril abr aprile kwietnia kwiecień kwi duben dubna apríl apríla április "
    "апреля апрель апр квітня квітень aprilie huhtikuu huhtikuuta nisan nis travnja travanj "
    "април balandžio aprill aprīlis απριλίου απρ أبريل ابريل نيسان אפריל अप्रैल เมษายน เม.ย",
    5: "may mai mayo maggio mag maio mei maja maj květen května máj mája május мая май травня травень "
    "toukokuu toukokuuta mayıs svibnja svibanj мај gegužės maijs μαΐου μάιος مايو أيار מאי मई "
    "พฤษภาคม พ.ค maig",
    6: "june jun juni juin junio giugno giu junho czerwca czerwiec cze červen června jún júna június июня "
    "июнь июн червня червень iunie kesäkuu kesäkuuta haziran haz lipnja lipanj јун юни "
    "birželio juuni jūnijs ιουνίου ιουν يونيو حزيران יוני जून มิถุนายน มิ.ย juny",
    7: "july jul juli juillet juil julio luglio lug julho lipca lipiec lip červenec července júl júla "
    "július июля июль июл липня липень iulie heinäkuu heinäkuuta temmuz tem srpnja srpanj "
    "јул юли liepos juuli jūlijs ιουλίου ιουλ يوليو تموز יולי जुलाई กรกฎาคม ก.ค juliol",
    8: "august aug août aout agosto ago sierpnia sierpień sie srpen srpna augusztus августа август авг "
    "серпня серпень elokuu elokuuta ağustos ağu kolovoza kolovoz rugpjūčio augusts "
    "αυγούστου αυγ أغسطس آب אוגוסט अगस्त สิงหาคม ส.ค augustus agustus ogos agost",
    9: "september sept sep septembre septiembre settembre set setembro września wrzesień wrz září "
    "szeptember сентября сентябрь сен сент вересня вересень septembrie syyskuu syyskuuta eylül "
    "eyl rujna rujan септембар септември rugsėjo septembris σεπτεμβρίου σεπ سبتمبر أيلول ספטמבר सितंबर "
    "सितम्बर กันยายน ก.ย setembre",
    10: "october oct oktober okt octobre octubre ottobre ott outubro out października październik paź "
    "říjen října október októbra október октября октябрь окт жовтня жовтень octombrie lokakuu "
    "lokakuuta ekim eki listopada_hr октобар октомври spalio oktoober oktobris οκτωβρίου οκτ أكتوبر تشرين "
    "אוקטובר अक्टूबर अक्तूबर ตุลาคม ต.ค octubre",
    11: "november nov novembre noviembre novembro listopada listopad lis november ноября ноябрь ноя "
    "листопада листопад noiembrie marraskuu marraskuuta kasım kas studenoga studeni новембар "
    "ноември lapkričio novembris νοεμβρίου νοε نوفمبر נובמבר नवंबर नवम्बर พฤศจิกายน พ.ย",
    12: "december dec dezember dez décembre déc diciembre dic dicembre dezembro desember grudnia grudzień "
    "gru prosinec prosince december декабря декабрь дек грудня грудень decembrie "
    "joulukuu joulukuuta aralık ara prosinca prosinac децембар декември gruodžio detsember decembris "
    "δεκεμβρίου δεκ ديسمبر كانون_الأول דצמבר दिसंबर दिसम्बर ธันวาคม ธ.ค desembre",
}

#: Month name, case folded and without a last dot, to its number.
MONTHS: dict[str, int] = {
    name.casefold().rstrip("."): number for number, names in _NAMES.items() for name in names.split()
}

_ANY = "|".join(sorted((re.escape(name) for name in MONTHS), key=len, reverse=True))
_YEAR = r"(?P<year>(?:19|20|25)\d\d)"

#: "4 March 2026", "4. März 2026", "4 de marzo de 2026", "4th of March, 2026".
DAY_FIRST_MONTH = re.compile(
    rf"(?<!\d)(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th|er|\.|º|ª)?[\s\-/]*(?:of |de |d'|d’|del |"
    rf"ב)?[\s\-/]*(?P<month>{_ANY})\b[.,]?[\s\-/]*(?:de |del |พ\.ศ\. )?,?\s*{_YEAR}(?!\d)"
)
#: "March 4, 2026", "Mar. 4th 2026".
MONTH_FIRST_DAY = re.compile(
    rf"\b(?P<month>{_ANY})\b\.?[\s\-/]*(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th|"
    rf"\.)?\s*[,/\-]?\s*{_YEAR}(?!\d)"
)
