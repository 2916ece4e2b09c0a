"""Month names of the languages that pages are written in (CLDR, wide and abbreviated forms), and where they stand."""

from __future__ import annotations

import re

from collector.extract.calendars import PERSIAN

_NAMES = {
    1: "january jan januar jänner janvier janv enero ene gennaio gen janeiro januari styczeń "
    "stycznia sty leden ledna led január januára января январь янв січня січень ianuarie ian "
    "tammikuu tammikuuta ocak oca januarja siječnja siječanj јануар януари sausio sausis "
    "jaanuar janvāris ιανουαρίου ιαν يناير ינואר जनवरी มกราคม ม.ค gener jän tammi janúar яну "
    "січ студзеня студзень сту јан sij јануари janar ιανουάριοσ yanvar yan јанвар қаңтар қаң "
    "იანვარი იან հունվարի հունվար հնվ saus jaan eanáir ean ionawr ion xaneiro xan "
    "كانون_الثاني جانفي ژانویهٔ ژانویه جنوري جنوری ינו׳ जन॰ জানুয়ারী জানু जानेवारी जाने "
    "જાન્યુઆરી જાન્યુ ਜਨਵਰੀ ਜਨ ஜனவரி ஜன జనవరి జన ಜನವರಿ ಜನ ജനുവരി ജനു ජනවාරි ජන ມັງກອນ ມ.ກ "
    "ဇန်နဝါရီ ဇန် មករា ጃንዋሪ ጃን januarie yanwar",
    2: "february feb februar feber février févr fevr febrero febbraio febr fevereiro fev "
    "februari luty lutego lut únor února február februára февраля февраль фев лютого лютий "
    "februarie helmikuu helmikuuta şubat şub veljače veljača фебруар февруари vasario "
    "veebruar februāris φεβρουαρίου φεβ فبراير شباط פברואר फरवरी फ़रवरी กุมภาพันธ์ ก.พ febrer "
    "pebruari helmi febrúar úno февр лют лютага люты феб velj shkurt shk φεβρουάριοσ fevral "
    "феврал ақпан ақп თებერვალი თებ փետրվարի փետրվար փտվ vasaris vas veebr feabhra feabh "
    "chwefror chwef chw febreiro فيفري فوریهٔ فوریه فبروري فېبروري فروری פבר׳ फ़र॰ "
    "ফেব্রুয়ারী ফেব फेब्रुवारी फेब्रु ફેબ્રુઆરી ફેબ્રુ ਫ਼ਰਵਰੀ ਫ਼ਰ பிப்ரவரி பிப் ఫిబ్రవరి "
    "ఫిబ్ర ಫೆಬ್ರವರಿ ಫೆಬ್ರ ഫെബ്രുവരി ഫെബ്രു පෙබරවාරි පෙබ फेब्रुअरी ກຸມພາ ກ.ພ ဖေဖော်ဝါရီ ဖေ "
    "កុម្ភៈ pebrero peb ፌብሩዋሪ ፌብ",
    3: "march mar märz mär mrz mars marzo março marco maart mrt marca marzec březen března marec "
    "március марта март мар березня березень martie maaliskuu maaliskuuta mart ožujka ožujak "
    "kovo märts marts μαρτίου μαρ مارس آذار מרץ מרס मार्च มีนาคม มี.ค maret mac març maalis "
    "bře márc бер сакавіка сакавік сак ožu μάρτιοσ μάρ наурыз нау მარტი მარ մարտի մարտ մրտ "
    "kovas kov márta mawrth maw مارچ মার্চ માર્ચ ਮਾਰਚ மார்ச் மார் మార్చి ಮಾರ್ಚ್ മാർച്ച് മാർ "
    "මාර්තු මාර් ມີນາ ມ.ນ မတ် មីនា marso machi ማርች",
    4: "april apr avril avr abril abr aprile kwietnia kwiecień kwi duben dubna apríl apríla "
    "április апреля апрель апр квітня квітень aprilie huhtikuu huhtikuuta nisan nis travnja "
    "travanj април balandžio aprill aprīlis απριλίου απρ أبريل ابريل نيسان אפריל अप्रैल "
    "เมษายน เม.ย huhti dub ápr квіт красавіка красавік кра tra prill pri απρίλιοσ aprel апрел "
    "сәуір сәу აპრილი აპრ ապրիլի ապրիլ ապր balandis bal aibreán aib ebrill ebr أفريل آوریل "
    "اپریل אפר׳ এপ্রিল এপ্রি एप्रिल एप्रि એપ્રિલ ਅਪ੍ਰੈਲ ਅਪ੍ਰੈ ஏப்ரல் ஏப் ఏప్రిల్ ఏప్రి "
    "ಏಪ್ರಿಲ್ ಏಪ್ರಿ ഏപ്രിൽ ഏപ്രി අප්රේල් अप्रिल ເມສາ ມ.ສ ဧပြီ មេសា aprili ኤፕሪል ኤፕሪ ابریل",
    5: "may mai mayo maggio mag maio mei maja maj květen května máj mája május мая май травня "
    "травень toukokuu toukokuuta mayıs svibnja svibanj мај gegužės maijs μαΐου μάιοσ مايو "
    "أيار מאי मई พฤษภาคม พ.ค maig touko maí kvě трав svi μαΐ μάι мамыр мам მაისი მაი մայիսի "
    "մայիս մյս gegužė geg bealtaine beal ماي مهٔ مه مۍ مئی মে मे મે ਮਈ மே మే ಮೇ മേയ് මැයි "
    "ພຶດສະພາ ພ.ພ မေ ឧសភា ሜይ",
    6: "june jun juni juin junio giugno giu junho czerwca czerwiec cze červen června jún júna "
    "június июня июнь июн червня червень iunie kesäkuu kesäkuuta haziran haz lipnja lipanj "
    "јун юни birželio juuni jūnijs ιουνίου ιουν يونيو حزيران יוני जून มิถุนายน มิ.ย juny kesä "
    "júní čvn iun черв чэрвеня чэрвень чэр junij јуни qershor qer ιούνιοσ ιούν iyun iyn ијун "
    "ијн маусым мау ივნისი ივნ հունիսի հունիս հնս birželis birž jūn meitheamh meith mehefin "
    "meh xuño جوان ژوئن جون জুন જૂન ਜੂਨ ஜூன் జూన్ ಜೂನ್ ജൂൺ ජූනි जुन ມິຖຸນາ ມິ.ຖ ဇွန် មិថុនា "
    "hunyo hun ጁን junie",
    7: "july jul juli juillet juil julio luglio lug julho lipca lipiec lip červenec července júl "
    "júla július июля июль июл липня липень iulie heinäkuu heinäkuuta temmuz tem srpnja "
    "srpanj јул юли liepos juuli jūlijs ιουλίου ιουλ يوليو تموز יולי जुलाई กรกฎาคม ก.ค juliol "
    "heinä júlí čvc iul лип ліпеня ліпень ліп julij јули korrik korr ιούλιοσ ιούλ iyul iyl "
    "ијул ијл шілде шіл ივლისი ივლ հուլիսի հուլիս հլս liepa liep jūl iúil gorffennaf gorff "
    "gor xullo xul جويلية ژوئیهٔ ژوئیه جولای جولائی जुल॰ জুলাই জুল जुलै જુલાઈ ਜੁਲਾਈ ਜੁਲਾ ஜூலை "
    "జులై ಜುಲೈ ജൂലൈ ජූලි ກໍລະກົດ ກ.ລ ဇူလိုင် ဇူ កក្កដា julai hulyo hul ጁላይ julie",
    8: "august aug août aout agosto ago sierpnia sierpień sie srpen srpna augusztus августа "
    "август авг серпня серпень elokuu elokuuta ağustos ağu kolovoza kolovoz rugpjūčio augusts "
    "αυγούστου αυγ أغسطس آب אוגוסט अगस्त สิงหาคม ส.ค augustus agustus ogos agost augusti elo "
    "ágúst ágú srp augusta серп жніўня жнівень жні avgust avg kol gusht gush αύγουστοσ αύγ "
    "avqust avq тамыз там აგვისტო აგვ օգոստոսի օգոստոս օգս rugpjūtis rugp lúnasa lún awst أوت "
    "اوت اګست اگست אוג׳ अग॰ আগস্ট আগ ऑगस्ट ऑग ઑગસ્ટ ਅਗਸਤ ਅਗ ஆகஸ்ட் ஆக ఆగస్టు ఆగ ಆಗಸ್ಟ್ ಆಗ "
    "ഓഗസ്റ്റ് ഓഗ අගෝස්තු අගෝ अगस्ट ສິງຫາ ສ.ຫ ဩဂုတ် សីហា agu ogo agosti ኦገስት ኦገስ",
    9: "september sept sep septembre septiembre settembre set setembro września wrzesień wrz "
    "září szeptember сентября сентябрь сен сент вересня вересень septembrie syyskuu syyskuuta "
    "eylül eyl rujna rujan септембар септември rugsėjo septembris σεπτεμβρίου σεπ سبتمبر "
    "أيلول ספטמבר सितंबर सितम्बर กันยายน ก.ย setembre syys zář septembra szept сеп вер "
    "верасня верасень septembar ruj shtator sht σεπτέμβριοσ sentyabr sen сентјабр қыркүйек "
    "қыр sentabr სექტემბერი სექ սեպտեմբերի սեպտեմբեր սեպ rugsėjis rugs mfómh medi سپتامبر "
    "سېپتمبر سپتمبر ستمبر ספט׳ सित॰ সেপ্টেম্বর সেপ सप्टेंबर सप्टें સપ્ટેમ્બર સપ્ટે ਸਤੰਬਰ ਸਤੰ "
    "செப்டம்பர் செப் సెప్టెంబర్ సెప్టెం ಸೆಪ್ಟೆಂಬರ್ ಸೆಪ್ಟೆಂ സെപ്റ്റംബർ സെപ്റ്റം සැප්තැම්බර් "
    "සැප් सेप्टेम्बर ກັນຍາ ກ.ຍ စက်တင်ဘာ စက် កញ្ញា setyembre septemba ሴፕቴምበር ሴፕቴ",
    10: "october oct oktober okt octobre octubre ottobre ott outubro out października październik "
    "paź říjen října október októbra октября октябрь окт жовтня жовтень octombrie lokakuu "
    "lokakuuta ekim eki октобар октомври spalio oktoober oktobris οκτωβρίου οκτ أكتوبر "
    "אוקטובר अक्टूबर अक्तूबर ตุลาคม ต.ค loka říj жовт кастрычніка кастрычнік кас oktobar "
    "tetor tet οκτώβριοσ oktyabr октјабр қазан қаз oktabr ოქტომბერი ოქტ հոկտեմբերի հոկտեմբեր "
    "հոկ spalis spal dfómh hydref hyd تشرين_الأول اکتبر اکتوبر אוק׳ अक्टू॰ অক্টোবর অক্টো "
    "ऑक्टोबर ऑक्टो ઑક્ટોબર ઑક્ટો ਅਕਤੂਬਰ ਅਕਤੂ அக்டோபர் அக் అక్టోబర్ అక్టో ಅಕ್ಟೋಬರ್ ಅಕ್ಟೋ "
    "ഒക്ടോബർ ഒക്ടോ ඔක්තෝබර් ඔක් अक्टोबर ຕຸລາ ຕ.ລ အောက်တိုဘာ အောက် តុលា oktubre oktoba ኦክቶበር "
    "ኦክቶ",
    11: "november nov novembre noviembre novembro listopada listopad lis ноября ноябрь ноя "
    "листопада листопад noiembrie marraskuu marraskuuta kasım kas studenoga studeni новембар "
    "ноември lapkričio novembris νοεμβρίου νοε نوفمبر נובמבר नवंबर नवम्बर พฤศจิกายน พ.ย "
    "marras nóvember nóv listopadu novembra ное нояб лист лістапада лістапад ліс нов novembar "
    "stu nëntor nën νοέμβριοσ νοέ noyabr noy нојабр ној қараша қар ნოემბერი ნოე նոյեմբերի "
    "նոյեմբեր նոյ lapkritis lapkr samhain samh tachwedd tach تشرين_الثاني نوامبر نومبر נוב׳ "
    "नव॰ নভেম্বর নভে नोव्हेंबर नोव्हें નવેમ્બર નવે ਨਵੰਬਰ ਨਵੰ நவம்பர் நவ నవంబర్ నవం ನವೆಂಬರ್ "
    "ನವೆಂ നവംബർ നവം නොවැම්බර් නොවැ नोभेम्बर ພະຈິກ ພ.ຈ နိုဝင်ဘာ နို វិច្ឆិកា nobyembre nob "
    "novemba ኖቬምበር ኖቬም",
    12: "december dec dezember dez décembre déc diciembre dic dicembre dezembro desember grudnia "
    "grudzień gru prosinec prosince декабря декабрь дек грудня грудень decembrie joulukuu "
    "joulukuuta aralık ara prosinca prosinac децембар декември gruodžio detsember decembris "
    "δεκεμβρίου δεκ ديسمبر דצמבר दिसंबर दिसम्बर ธันวาคม ธ.ค desembre des joulu pro decembra "
    "груд снежня снежань сне дец decembar dhjetor dhj δεκέμβριοσ dekabr dek декабр желтоқсан "
    "жел დეკემბერი დეკ դեկտեմբերի դեկտեմբեր դեկ gruodis gruod dets nollaig noll rhagfyr rhag "
    "decembro كانون_الأول دسامبر دسمبر דצמ׳ दिस॰ ডিসেম্বর ডিসে डिसेंबर डिसें ડિસેમ્બર ડિસે "
    "ਦਸੰਬਰ ਦਸੰ டிசம்பர் டிச డిసెంబర్ డిసెం ಡಿಸೆಂಬರ್ ಡಿಸೆಂ ഡിസംബർ ഡിസം දෙසැම්බර් දෙසැ डिसेम्बर "
    "ທັນວາ ທ.ວ ဒီဇင်ဘာ ဒီ ធ្នូ disember dis disyembre desemba ዲሴምበር ዲሴም",
}

#: Of the solar Hijri calendar, in Persian, in Dari and Pashto.
_PERSIAN_NAMES = (
    "فروردین حمل وری",
    "اردیبهشت ثور غویی",
    "خرداد جوزا غبرګولی",
    "تیر سرطان چنګاښ",
    "مرداد اسد زمری",
    "شهریور سنبله وږی",
    "مهر میزان تله",
    "آبان عقرب لړم",
    "آذر قوس لیندۍ",
    "دی جدی مرغومی",
    "بهمن دلو سلواغه",
    "اسفند حوت کب",
)
#: Croatian for October and June. Polish has the same words for other months, but no dot behind the day.
_BEHIND_A_DOT = {"listopada": 10, "listopad": 10, "lis": 10, "lip": 6}

#: Month name, case folded and without a last dot, to its number; those of the solar Hijri calendar from 101.
MONTHS: dict[str, int] = {
    name.replace("_", " "): number for number, names in _NAMES.items() for name in names.split()
} | {name: PERSIAN + index for index, names in enumerate(_PERSIAN_NAMES, 1) for name in names.split()}
_JOINERS = {0x200C: None, 0x200D: None, 0x5F3: None, 0x27: None}


def month_of(name: str, *, ordinal: bool = False) -> int | None:
    """Return a month's number by its name (case folded), None for any other word; ``ordinal``: a dot was behind the day."""
    key = name.strip(".").translate(_JOINERS)
    if ordinal and key in _BEHIND_A_DOT:
        return _BEHIND_A_DOT[key]
    found = MONTHS.get(key)
    if found is None and key[:1] == "ב":
        # Hebrew: "in March" in one word.
        found = MONTHS.get(key[1:])
    return found


#: Any word; whether it is a month is looked up, which is faster than a thousand alternatives.
_WORD = r"(?P<month>[^\W\d_][^\s\d,،/|()\[\]–—-]{1,20}(?:\s(?:الأول|الاول|الثاني))?)(?:\s?/\s?[^\W\d_][^\s\d,،/|()-]{1,20})?"
_YEAR = r"(?P<year>(?:19|20|25|1[34])\d\d)(?!\d)"
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])"

#: "4 March 2026", "4. März 2026", "4 de marzo de 2026", "4th of March, 2026", "4 آذار/مارس 2026".
DAY_FIRST_MONTH = re.compile(
    rf"(?<!\d){_DAY}(?:(?P<dot>\.)|st|nd|rd|th|er|º|ª|-го|:?[ae])?[\s\-/]*"
    rf"(?:(?:of|de|del|di|da|ng)\s|d['’])?[\s\-/]*{_WORD}[\s\-/.,،]*(?:(?:de|del|do)\s|พ\.ศ\.\s?)?{_YEAR}"
)
#: "March 4, 2026", "Mar. 4th 2026".
MONTH_FIRST_DAY = re.compile(
    rf"(?<![^\W\d_]){_WORD}[\s\-/]*{_DAY}(?:st|nd|rd|th|\.)?\s*[,،/\-]?\s*(?:de\s|of\s)?{_YEAR}"
)
#: "2026. március 4.", "2026 m. kovo 4 d.", "2026 Mar 4".
YEAR_FIRST_MONTH = re.compile(rf"(?<!\d){_YEAR}(?:\.|\sm\.)?[\s,.\-/]+{_WORD}[\s.\-]*{_DAY}(?![\d:])")
