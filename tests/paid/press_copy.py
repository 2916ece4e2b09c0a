"""Short fictional stories in many languages, with the words that a page of that language has around a story."""

from __future__ import annotations

from typing import NamedTuple


class Copy(NamedTuple):
    """What a page in one language says."""

    headline: str
    paragraphs: tuple[str, str, str]
    #: How a byline begins, and what leads to other stories.
    by: str
    more: str
    other: str
    nav: tuple[str, ...]
    #: The word above an advertisement.
    ad: str
    consent: str


COPY: dict[str, Copy] = {
    "en": Copy(
        "Norvik opens a second bakery school in the old harbour",
        (
            "The bakery Norvik will train forty young people a year in the former customs house, the city council said on Monday evening.",
            "Classes begin in September and cost nothing; trainees bake for two schools in the neighbourhood and sell what is left over at noon.",
            "Neighbours had asked for a cinema in the building, but the council preferred a use that keeps the ground floor open to everybody.",
        ),
        "By", "Read also", "Harbour bridge closed for a week", ("Politics", "Economy", "Culture", "Sport", "Opinion"), "Advertisement",
        "We use cookies to show advertising and sponsored content that fits you.",
    ),
    "de": Copy(
        "Norvik eröffnet zweite Backschule am alten Hafen",
        (
            "Die Bäckerei Norvik will im früheren Zollhaus jedes Jahr vierzig junge Menschen ausbilden, teilte der Stadtrat am Montagabend mit.",
            "Der Unterricht beginnt im September und ist kostenlos; die Lehrlinge backen für zwei Schulen im Viertel und verkaufen mittags den Rest.",
            "Anwohner hatten sich ein Kino gewünscht, doch der Rat wollte eine Nutzung, bei der das Erdgeschoss für alle offen bleibt.",
        ),
        "Von", "Lesen Sie auch", "Hafenbrücke eine Woche gesperrt", ("Politik", "Wirtschaft", "Kultur", "Sport", "Meinung"), "Anzeige",
        "Wir verwenden Cookies, um Werbung und gesponserte Inhalte passend auszuspielen.",
    ),
    "fr": Copy(
        "Norvik ouvre une deuxième école de boulangerie au vieux port",
        (
            "La boulangerie Norvik formera chaque année quarante jeunes dans l'ancienne douane, a indiqué lundi soir le conseil municipal.",
            "Les cours débutent en septembre et sont gratuits ; les apprentis cuisent pour deux écoles du quartier et vendent le reste à midi.",
            "Les riverains avaient demandé un cinéma, mais le conseil a préféré un usage qui laisse le rez-de-chaussée ouvert à tous.",
        ),
        "Par", "À lire aussi", "Le pont du port fermé une semaine", ("Politique", "Économie", "Culture", "Sport", "Opinions"), "Publicité",
        "Nous utilisons des cookies pour afficher de la publicité et des contenus sponsorisés.",
    ),
    "es": Copy(
        "Norvik abre una segunda escuela de panadería en el puerto viejo",
        (
            "La panadería Norvik formará cada año a cuarenta jóvenes en la antigua aduana, informó el lunes por la noche el ayuntamiento.",
            "Las clases empiezan en septiembre y son gratuitas; los aprendices hornean para dos colegios del barrio y venden el resto al mediodía.",
            "Los vecinos habían pedido un cine, pero el pleno prefirió un uso que mantuviera la planta baja abierta a todo el mundo.",
        ),
        "Por", "Lea también", "Cierran una semana el puente del puerto", ("Política", "Economía", "Cultura", "Deportes", "Opinión"), "Publicidad",
        "Usamos cookies para mostrar publicidad y contenido patrocinado.",
    ),
    "pt": Copy(
        "Norvik abre segunda escola de padaria no porto velho",
        (
            "A padaria Norvik vai formar quarenta jovens por ano na antiga alfândega, informou a câmara municipal na noite de segunda-feira.",
            "As aulas começam em setembro e são gratuitas; os aprendizes cozem para duas escolas do bairro e vendem o resto ao meio-dia.",
            "Os moradores tinham pedido um cinema, mas a câmara preferiu um uso que mantém o piso térreo aberto a todas as pessoas.",
        ),
        "Por", "Leia também", "Ponte do porto fechada por uma semana", ("Política", "Economia", "Cultura", "Esportes", "Opinião"), "Publicidade",
        "Usamos cookies para mostrar publicidade e conteúdo patrocinado.",
    ),
    "it": Copy(
        "Norvik apre una seconda scuola di panificazione al porto vecchio",
        (
            "Il forno Norvik formerà ogni anno quaranta giovani nella vecchia dogana, ha detto lunedì sera il consiglio comunale della città.",
            "Le lezioni cominciano a settembre e sono gratuite; gli apprendisti cuociono per due scuole del quartiere e vendono il resto a mezzogiorno.",
            "I residenti avevano chiesto un cinema, ma il consiglio ha preferito un uso che lasci il piano terra aperto a tutti quanti.",
        ),
        "Di", "Leggi anche", "Ponte del porto chiuso per una settimana", ("Politica", "Economia", "Cultura", "Sport", "Opinioni"), "Pubblicità",
        "Usiamo i cookie per mostrare pubblicità e contenuti sponsorizzati.",
    ),
    "nl": Copy(
        "Norvik opent tweede bakkersschool in de oude haven",
        (
            "Bakkerij Norvik leidt elk jaar veertig jongeren op in het vroegere douanehuis, liet de gemeenteraad maandagavond weten.",
            "De lessen beginnen in september en zijn gratis; de leerlingen bakken voor twee scholen in de buurt en verkopen 's middags de rest.",
            "Buurtbewoners wilden een bioscoop, maar de raad koos voor een gebruik waarbij de begane grond voor iedereen open blijft.",
        ),
        "Door", "Lees ook", "Havenbrug een week dicht", ("Politiek", "Economie", "Cultuur", "Sport", "Opinie"), "Advertentie",
        "Wij gebruiken cookies om advertenties en gesponsorde inhoud te tonen.",
    ),
    "ca": Copy(
        "Norvik obre una segona escola de forners al port vell",
        (
            "El forn Norvik formarà cada any quaranta joves a l'antiga duana, va informar dilluns al vespre l'ajuntament de la ciutat.",
            "Les classes comencen al setembre i són gratuïtes; els aprenents fornegen per a dues escoles del barri i venen la resta al migdia.",
            "Els veïns havien demanat un cinema, però el ple va preferir un ús que mantingués la planta baixa oberta a tothom.",
        ),
        "Per", "Llegiu també", "Tanquen una setmana el pont del port", ("Política", "Economia", "Cultura", "Esports", "Opinió"), "Publicitat",
        "Fem servir galetes per mostrar publicitat i contingut patrocinat.",
    ),
    "sv": Copy(
        "Norvik öppnar en andra bageriskola i gamla hamnen",
        (
            "Bageriet Norvik ska utbilda fyrtio unga om året i det tidigare tullhuset, meddelade kommunfullmäktige på måndagskvällen.",
            "Undervisningen börjar i september och är gratis; eleverna bakar åt två skolor i kvarteret och säljer resten vid lunchtid.",
            "De boende hade önskat sig en biograf, men fullmäktige valde en användning där bottenvåningen hålls öppen för alla.",
        ),
        "Av", "Läs också", "Hamnbron stängd i en vecka", ("Politik", "Ekonomi", "Kultur", "Sport", "Ledare"), "Annons",
        "Vi använder kakor för att visa annonser och sponsrat innehåll.",
    ),
    "nb": Copy(
        "Norvik åpner en ny bakerskole i gamle havn",
        (
            "Bakeriet Norvik skal lære opp førti unge i året i det gamle tollhuset, opplyste bystyret mandag kveld etter et langt møte.",
            "Undervisningen begynner i september og er gratis; elevene baker for to skoler i strøket og selger resten midt på dagen.",
            "Naboene hadde ønsket seg en kino, men bystyret valgte en bruk der første etasje holdes åpen for alle som bor der.",
        ),
        "Av", "Les også", "Havnebroen stengt en uke", ("Politikk", "Økonomi", "Kultur", "Sport", "Meninger"), "Annonse",
        "Vi bruker informasjonskapsler for å vise annonser og sponset innhold.",
    ),
    "da": Copy(
        "Norvik åbner endnu en bagerskole i den gamle havn",
        (
            "Bageriet Norvik vil uddanne fyrre unge om året i den tidligere toldbod, oplyste byrådet mandag aften efter et langt møde.",
            "Undervisningen begynder i september og er gratis; eleverne bager til to skoler i kvarteret og sælger resten ved middagstid.",
            "Naboerne havde ønsket sig en biograf, men byrådet valgte en brug, hvor stueetagen holdes åben for alle borgere.",
        ),
        "Af", "Læs også", "Havnebroen lukket i en uge", ("Politik", "Økonomi", "Kultur", "Sport", "Debat"), "Annonce",
        "Vi bruger cookies til at vise annoncer og sponsoreret indhold.",
    ),
    "fi": Copy(
        "Norvik avaa toisen leipurikoulun vanhaan satamaan",
        (
            "Leipomo Norvik kouluttaa joka vuosi neljäkymmentä nuorta entisessä tullitalossa, kaupunginvaltuusto kertoi maanantai-iltana.",
            "Opetus alkaa syyskuussa ja on ilmaista; oppilaat leipovat kahdelle lähikoululle ja myyvät loput keskipäivällä torilla.",
            "Asukkaat olivat toivoneet elokuvateatteria, mutta valtuusto halusi käytön, jossa alakerta pysyy kaikille avoinna.",
        ),
        "Teksti", "Lue myös", "Satamasilta suljettu viikoksi", ("Politiikka", "Talous", "Kulttuuri", "Urheilu", "Mielipide"), "Mainos",
        "Käytämme evästeitä mainonnan ja sponsoroidun sisällön näyttämiseen.",
    ),
    "is": Copy(
        "Norvik opnar annan bakaraskóla við gömlu höfnina",
        (
            "Bakaríið Norvik ætlar að þjálfa fjörutíu ungmenni á ári í gamla tollhúsinu, sagði borgarráð á mánudagskvöld eftir fundinn.",
            "Kennslan hefst í september og er ókeypis; nemendur baka fyrir tvo skóla í hverfinu og selja afganginn í hádeginu.",
            "Íbúar höfðu óskað eftir kvikmyndahúsi en ráðið kaus notkun þar sem jarðhæðin er opin öllum sem þar búa og starfa.",
        ),
        "Eftir", "Lestu líka", "Hafnarbrúin lokuð í viku", ("Stjórnmál", "Viðskipti", "Menning", "Íþróttir", "Skoðun"), "Auglýsing",
        "Við notum vafrakökur til að birta auglýsingar og kostað efni.",
    ),
    "et": Copy(
        "Norvik avab vanas sadamas teise pagarikooli",
        (
            "Pagariäri Norvik hakkab endises tollimajas igal aastal koolitama nelikümmend noort, teatas linnavolikogu esmaspäeva õhtul.",
            "Õppetöö algab septembris ja on tasuta; õpilased küpsetavad kahele lähedal asuvale koolile ja müüvad ülejäägi keskpäeval.",
            "Elanikud olid soovinud kino, kuid volikogu eelistas kasutust, mille puhul jääb esimene korrus kõigile avatuks.",
        ),
        "Autor", "Loe ka", "Sadamasild nädalaks suletud", ("Poliitika", "Majandus", "Kultuur", "Sport", "Arvamus"), "Reklaam",
        "Kasutame küpsiseid, et näidata reklaami ja sponsoreeritud sisu.",
    ),
    "lv": Copy(
        "Norvik atver otru maiznieku skolu vecajā ostā",
        (
            "Maiznīca Norvik bijušajā muitas namā ik gadu apmācīs četrdesmit jauniešu, pirmdienas vakarā paziņoja pilsētas dome.",
            "Nodarbības sākas septembrī un ir bez maksas; mācekļi cep divām apkaimes skolām un atlikumu pārdod pusdienlaikā tirgū.",
            "Iedzīvotāji bija lūguši kinoteātri, taču dome izvēlējās risinājumu, kurā pirmais stāvs paliek atvērts visiem.",
        ),
        "Autors", "Lasi arī", "Ostas tilts slēgts uz nedēļu", ("Politika", "Ekonomika", "Kultūra", "Sports", "Viedokļi"), "Reklāma",
        "Mēs izmantojam sīkdatnes, lai rādītu reklāmas un sponsorētu saturu.",
    ),
    "lt": Copy(
        "Norvik senajame uoste atidaro antrą kepėjų mokyklą",
        (
            "Kepykla Norvik buvusioje muitinėje kasmet mokys keturiasdešimt jaunuolių, pirmadienio vakarą pranešė miesto taryba.",
            "Pamokos prasideda rugsėjį ir yra nemokamos; mokiniai kepa dviem rajono mokykloms, o likučius parduoda vidurdienį.",
            "Gyventojai prašė kino teatro, bet taryba pasirinko sprendimą, kai pirmas aukštas lieka atviras visiems miestiečiams.",
        ),
        "Autorius", "Skaitykite taip pat", "Uosto tiltas uždarytas savaitei", ("Politika", "Ekonomika", "Kultūra", "Sportas", "Nuomonės"), "Reklama",
        "Naudojame slapukus, kad rodytume reklamą ir remiamą turinį.",
    ),
    "pl": Copy(
        "Norvik otwiera drugą szkołę piekarską w starym porcie",
        (
            "Piekarnia Norvik będzie co roku szkolić czterdzieści młodych osób w dawnym urzędzie celnym, podała w poniedziałek rada miasta.",
            "Zajęcia ruszają we wrześniu i są bezpłatne; uczniowie pieką dla dwóch szkół w okolicy, a resztę sprzedają w południe na targu.",
            "Mieszkańcy chcieli kina, ale rada wybrała rozwiązanie, w którym parter pozostaje otwarty dla wszystkich mieszkańców.",
        ),
        "Autor:", "Czytaj także", "Most portowy zamknięty na tydzień", ("Polityka", "Gospodarka", "Kultura", "Sport", "Opinie"), "Reklama",
        "Używamy plików cookie, aby wyświetlać reklamy i treści sponsorowane.",
    ),
    "cs": Copy(
        "Norvik otevírá druhou pekařskou školu ve starém přístavu",
        (
            "Pekařství Norvik bude v bývalé celnici každý rok učit čtyřicet mladých lidí, oznámilo v pondělí večer zastupitelstvo města.",
            "Výuka začíná v září a je zdarma; učni pečou pro dvě školy v okolí a zbytek prodávají v poledne na náměstí.",
            "Obyvatelé si přáli kino, zastupitelé ale dali přednost využití, při kterém zůstane přízemí otevřené všem lidem.",
        ),
        "Autor:", "Čtěte také", "Přístavní most na týden zavřený", ("Politika", "Ekonomika", "Kultura", "Sport", "Názory"), "Reklama",
        "Používáme cookies, abychom zobrazovali reklamu a sponzorovaný obsah.",
    ),
    "sk": Copy(
        "Norvik otvára druhú pekársku školu v starom prístave",
        (
            "Pekáreň Norvik bude v bývalej colnici každý rok učiť štyridsať mladých ľudí, oznámilo v pondelok večer mestské zastupiteľstvo.",
            "Vyučovanie sa začína v septembri a je bezplatné; učni pečú pre dve školy v okolí a zvyšok predávajú na poludnie.",
            "Obyvatelia chceli kino, poslanci však dali prednosť využitiu, pri ktorom zostane prízemie otvorené pre všetkých.",
        ),
        "Autor:", "Čítajte aj", "Prístavný most na týždeň zatvorený", ("Politika", "Ekonomika", "Kultúra", "Šport", "Názory"), "Reklama",
        "Používame cookies, aby sme zobrazovali reklamu a sponzorovaný obsah.",
    ),
    "sl": Copy(
        "Norvik odpira drugo pekarsko šolo v starem pristanišču",
        (
            "Pekarna Norvik bo v nekdanji carinarnici vsako leto učila štirideset mladih, je v ponedeljek zvečer sporočil mestni svet.",
            "Pouk se začne septembra in je brezplačen; vajenci pečejo za dve bližnji šoli, ostanek pa opoldne prodajajo na trgu.",
            "Stanovalci so si želeli kino, a je svet izbral rabo, pri kateri pritličje ostane odprto za vse prebivalce mesta.",
        ),
        "Piše", "Preberite tudi", "Pristaniški most zaprt teden dni", ("Politika", "Gospodarstvo", "Kultura", "Šport", "Mnenja"), "Oglas",
        "Piškotke uporabljamo za prikaz oglasov in sponzoriranih vsebin.",
    ),
    "hr": Copy(
        "Norvik otvara drugu pekarsku školu u staroj luci",
        (
            "Pekarnica Norvik u bivšoj će carinarnici svake godine školovati četrdeset mladih, priopćilo je gradsko vijeće u ponedjeljak.",
            "Nastava počinje u rujnu i besplatna je; učenici peku za dvije škole u kvartu, a ostatak prodaju u podne na tržnici.",
            "Stanari su željeli kino, no vijeće je odabralo namjenu kod koje prizemlje ostaje otvoreno za sve stanovnike grada.",
        ),
        "Piše", "Pročitajte i", "Lučki most zatvoren tjedan dana", ("Politika", "Gospodarstvo", "Kultura", "Sport", "Mišljenja"), "Oglas",
        "Koristimo kolačiće za prikaz oglasa i sponzoriranog sadržaja.",
    ),
    "sr": Copy(
        "Норвик отвара другу пекарску школу у старој луци",
        (
            "Пекара Норвик ће у некадашњој царинарници сваке године обучавати четрдесет младих, саопштило је у понедељак градско веће.",
            "Настава почиње у септембру и бесплатна је; ученици пеку за две школе у крају, а остатак продају у подне на пијаци.",
            "Станари су желели биоскоп, али је веће изабрало намену код које приземље остаје отворено за све становнике града.",
        ),
        "Пише", "Прочитајте и", "Лучки мост затворен недељу дана", ("Политика", "Економија", "Култура", "Спорт", "Мишљења"), "Реклама",
        "Користимо колачиће за приказ огласа и спонзорисаног садржаја.",
    ),
    "bg": Copy(
        "Норвик открива второ училище за хлебари в старото пристанище",
        (
            "Пекарна Норвик ще обучава всяка година четиридесет младежи в бившата митница, съобщи общинският съвет в понеделник вечерта.",
            "Занятията започват през септември и са безплатни; учениците пекат за две училища в квартала и продават остатъка на обяд.",
            "Живеещите наоколо искаха кино, но съветът избра предназначение, при което приземният етаж остава отворен за всички.",
        ),
        "Автор:", "Прочетете още", "Мостът на пристанището затворен за седмица", ("Политика", "Икономика", "Култура", "Спорт", "Мнения"), "Реклама",
        "Използваме бисквитки, за да показваме реклами и спонсорирано съдържание.",
    ),
    "ru": Copy(
        "Норвик открывает вторую школу пекарей в старом порту",
        (
            "Пекарня Норвик будет каждый год обучать сорок молодых людей в здании бывшей таможни, сообщил в понедельник городской совет.",
            "Занятия начнутся в сентябре и будут бесплатными; ученики пекут для двух школ района, а остаток продают в полдень на рынке.",
            "Жители просили кинотеатр, однако совет выбрал назначение, при котором первый этаж остаётся открытым для всех горожан.",
        ),
        "Автор:", "Читайте также", "Портовый мост закрыт на неделю", ("Политика", "Экономика", "Культура", "Спорт", "Мнения"), "Реклама",
        "Мы используем файлы cookie, чтобы показывать рекламу и партнёрские материалы.",
    ),
    "uk": Copy(
        "Норвік відкриває другу школу пекарів у старому порту",
        (
            "Пекарня Норвік щороку навчатиме сорок молодих людей у будівлі колишньої митниці, повідомила в понеділок міська рада.",
            "Заняття почнуться у вересні й будуть безплатними; учні печуть для двох шкіл району, а решту продають опівдні на ринку.",
            "Мешканці просили кінотеатр, проте рада обрала призначення, за якого перший поверх лишається відкритим для всіх.",
        ),
        "Автор:", "Читайте також", "Портовий міст закрито на тиждень", ("Політика", "Економіка", "Культура", "Спорт", "Думки"), "Реклама",
        "Ми використовуємо файли cookie, щоб показувати рекламу й партнерські матеріали.",
    ),
    "ro": Copy(
        "Norvik deschide a doua școală de brutari în portul vechi",
        (
            "Brutăria Norvik va pregăti în fiecare an patruzeci de tineri în fosta vamă, a anunțat luni seara consiliul local al orașului.",
            "Cursurile încep în septembrie și sunt gratuite; ucenicii coc pentru două școli din cartier și vând restul la prânz.",
            "Locuitorii ceruseră un cinematograf, dar consiliul a ales o folosință prin care parterul rămâne deschis tuturor.",
        ),
        "De", "Citește și", "Podul din port, închis o săptămână", ("Politică", "Economie", "Cultură", "Sport", "Opinii"), "Publicitate",
        "Folosim cookie-uri pentru a afișa publicitate și conținut sponsorizat.",
    ),
    "hu": Copy(
        "A Norvik második pékiskoláját nyitja meg a régi kikötőben",
        (
            "A Norvik pékség évente negyven fiatalt képez majd az egykori vámházban, közölte hétfő este a városi képviselő-testület.",
            "A tanítás szeptemberben kezdődik és ingyenes; a tanulók két környékbeli iskolának sütnek, a maradékot délben eladják.",
            "A lakók mozit szerettek volna, a testület azonban olyan hasznosítást választott, amelyben a földszint mindenkié.",
        ),
        "Írta:", "Olvassa el ezt is", "Egy hétre lezárják a kikötői hidat", ("Politika", "Gazdaság", "Kultúra", "Sport", "Vélemény"), "Hirdetés",
        "Sütiket használunk hirdetések és szponzorált tartalmak megjelenítéséhez.",
    ),
    "el": Copy(
        "Η Νόρβικ ανοίγει δεύτερη σχολή αρτοποιίας στο παλιό λιμάνι",
        (
            "Ο φούρνος Νόρβικ θα εκπαιδεύει κάθε χρόνο σαράντα νέους στο παλιό τελωνείο, ανακοίνωσε το δημοτικό συμβούλιο τη Δευτέρα.",
            "Τα μαθήματα αρχίζουν τον Σεπτέμβριο και είναι δωρεάν· οι μαθητές ψήνουν για δύο σχολεία και πουλούν τα υπόλοιπα το μεσημέρι.",
            "Οι κάτοικοι είχαν ζητήσει κινηματογράφο, όμως το συμβούλιο προτίμησε μια χρήση που αφήνει το ισόγειο ανοιχτό σε όλους.",
        ),
        "Του", "Διαβάστε επίσης", "Κλειστή για μια εβδομάδα η γέφυρα του λιμανιού", ("Πολιτική", "Οικονομία", "Πολιτισμός", "Αθλητικά", "Γνώμες"), "Διαφήμιση",
        "Χρησιμοποιούμε cookies για να δείχνουμε διαφημίσεις και χορηγούμενο περιεχόμενο.",
    ),
    "tr": Copy(
        "Norvik eski limanda ikinci fırıncılık okulunu açıyor",
        (
            "Norvik fırını eski gümrük binasında her yıl kırk genci eğitecek, dedi belediye meclisi pazartesi akşamı yapılan toplantıda.",
            "Dersler eylülde başlıyor ve ücretsiz; öğrenciler mahalledeki iki okul için pişiriyor, kalanı da öğlen pazarda satıyor.",
            "Mahalleli sinema istemişti, ancak meclis zemin katın herkese açık kalacağı bir kullanımı tercih etti ve oyladı.",
        ),
        "Yazan:", "Ayrıca okuyun", "Liman köprüsü bir hafta kapalı", ("Siyaset", "Ekonomi", "Kültür", "Spor", "Görüş"), "Reklam",
        "Reklam ve sponsorlu içerik göstermek için çerez kullanıyoruz.",
    ),
    "ar": Copy(
        "نورفيك تفتتح مدرسة ثانية للخبازين في الميناء القديم",
        (
            "سيدرب مخبز نورفيك أربعين شابا كل عام في مبنى الجمارك السابق، بحسب ما ذكره المجلس البلدي مساء الاثنين بعد اجتماع طويل.",
            "تبدأ الدروس في أيلول وهي مجانية، ويخبز المتدربون لمدرستين في الحي ثم يبيعون ما تبقى عند الظهر في السوق المجاور.",
            "كان السكان يريدون دارا للسينما، لكن المجلس فضل استخداما يبقي الطابق الأرضي مفتوحا أمام الجميع في كل الأوقات.",
        ),
        "بقلم", "اقرأ أيضا", "إغلاق جسر الميناء لمدة أسبوع", ("سياسة", "اقتصاد", "ثقافة", "رياضة", "آراء"), "إعلان",
        "نستخدم ملفات تعريف الارتباط لعرض الإعلانات والمحتوى المدفوع.",
    ),
    "fa": Copy(
        "نورویک دومین مدرسه نانوایی را در بندر قدیمی باز می‌کند",
        (
            "نانوایی نورویک هر سال چهل جوان را در ساختمان پیشین گمرک آموزش می‌دهد، شورای شهر دوشنبه شب پس از نشستی طولانی گفت.",
            "کلاس‌ها از مهر آغاز می‌شود و رایگان است؛ هنرجویان برای دو مدرسه محله نان می‌پزند و مانده را ظهر در بازار می‌فروشند.",
            "ساکنان سینما می‌خواستند، اما شورا کاربری‌ای را ترجیح داد که طبقه همکف را برای همه مردم شهر باز نگه می‌دارد.",
        ),
        "نویسنده:", "بیشتر بخوانید", "پل بندر یک هفته بسته است", ("سیاست", "اقتصاد", "فرهنگ", "ورزش", "دیدگاه"), "تبلیغات",
        "ما از کوکی برای نمایش تبلیغات و محتوای حمایت شده استفاده می‌کنیم.",
    ),
    "he": Copy(
        "נורוויק פותחת בית ספר שני לאפייה בנמל הישן",
        (
            "מאפיית נורוויק תכשיר מדי שנה ארבעים צעירים בבית המכס לשעבר, כך נמסר ביום שני בערב ממועצת העיר לאחר ישיבה ארוכה.",
            "הלימודים מתחילים בספטמבר והם ללא תשלום; החניכים אופים לשני בתי ספר בשכונה ומוכרים את היתרה בצהריים בשוק.",
            "התושבים ביקשו בית קולנוע, אבל המועצה העדיפה שימוש שמשאיר את קומת הקרקע פתוחה לכל תושבי העיר והסביבה.",
        ),
        "מאת", "קראו גם", "גשר הנמל סגור לשבוע", ("פוליטיקה", "כלכלה", "תרבות", "ספורט", "דעות"), "פרסומת",
        "אנו משתמשים בעוגיות כדי להציג פרסומות ותוכן שיווקי.",
    ),
    "hi": Copy(
        "नॉर्विक पुराने बंदरगाह में दूसरा बेकरी स्कूल खोलेगी",
        (
            "बेकरी नॉर्विक पुराने सीमा शुल्क भवन में हर साल चालीस युवाओं को प्रशिक्षण देगी, नगर परिषद ने सोमवार शाम बैठक के बाद बताया।",
            "कक्षाएं सितंबर में शुरू होंगी और निःशुल्क रहेंगी; छात्र मोहल्ले के दो स्कूलों के लिए पकाएंगे और बचा हुआ दोपहर में बेचेंगे।",
            "निवासियों ने सिनेमाघर मांगा था, पर परिषद ने ऐसा उपयोग चुना जिसमें भूतल सभी लोगों के लिए खुला रहेगा।",
        ),
        "लेखक", "यह भी पढ़ें", "बंदरगाह का पुल एक सप्ताह बंद", ("राजनीति", "अर्थव्यवस्था", "संस्कृति", "खेल", "विचार"), "विज्ञापन",
        "हम विज्ञापन और प्रायोजित सामग्री दिखाने के लिए कुकीज़ का उपयोग करते हैं।",
    ),
    "bn": Copy(
        "পুরোনো বন্দরে দ্বিতীয় বেকারি স্কুল খুলছে নরভিক",
        (
            "বেকারি নরভিক পুরোনো কাস্টমস ভবনে প্রতি বছর চল্লিশ জন তরুণকে প্রশিক্ষণ দেবে, সোমবার সন্ধ্যায় জানিয়েছে নগর পরিষদ।",
            "ক্লাস শুরু হবে সেপ্টেম্বরে এবং তা বিনা মূল্যে; শিক্ষার্থীরা পাড়ার দুটি স্কুলের জন্য রুটি বানাবে, বাকিটা দুপুরে বিক্রি করবে।",
            "বাসিন্দারা সিনেমা হল চেয়েছিলেন, তবে পরিষদ এমন ব্যবহার বেছে নিয়েছে যাতে নিচতলা সবার জন্য খোলা থাকে।",
        ),
        "লেখক", "আরও পড়ুন", "বন্দরের সেতু এক সপ্তাহ বন্ধ", ("রাজনীতি", "অর্থনীতি", "সংস্কৃতি", "খেলা", "মতামত"), "বিজ্ঞাপন",
        "বিজ্ঞাপন ও স্পন্সর্ড কনটেন্ট দেখাতে আমরা কুকি ব্যবহার করি।",
    ),
    "ta": Copy(
        "பழைய துறைமுகத்தில் நார்விக் இரண்டாவது பேக்கரி பள்ளியைத் திறக்கிறது",
        (
            "நார்விக் பேக்கரி முன்னாள் சுங்கக் கட்டிடத்தில் ஆண்டுதோறும் நாற்பது இளைஞர்களுக்குப் பயிற்சி அளிக்கும் என்று நகர மன்றம் திங்களன்று கூறியது.",
            "வகுப்புகள் செப்டம்பரில் தொடங்கும், கட்டணம் இல்லை; மாணவர்கள் இரண்டு பள்ளிகளுக்கு ரொட்டி சுட்டு, மீதியை மதியம் விற்பார்கள்.",
            "குடியிருப்பாளர்கள் திரையரங்கு கேட்டனர், ஆனால் தரைத்தளம் அனைவருக்கும் திறந்திருக்கும் பயன்பாட்டை மன்றம் தேர்ந்தெடுத்தது.",
        ),
        "எழுதியவர்", "மேலும் படிக்க", "துறைமுகப் பாலம் ஒரு வாரம் மூடல்", ("அரசியல்", "பொருளாதாரம்", "பண்பாடு", "விளையாட்டு", "கருத்து"), "விளம்பரம்",
        "விளம்பரங்களைக் காட்ட குக்கீகளைப் பயன்படுத்துகிறோம்.",
    ),
    "ur": Copy(
        "نارویک پرانی بندرگاہ میں دوسرا بیکری اسکول کھول رہی ہے",
        (
            "بیکری نارویک پرانی کسٹمز عمارت میں ہر سال چالیس نوجوانوں کو تربیت دے گی، شہری کونسل نے پیر کی شام اجلاس کے بعد بتایا۔",
            "کلاسیں ستمبر میں شروع ہوں گی اور مفت ہوں گی؛ طلبہ محلے کے دو اسکولوں کے لیے پکائیں گے اور باقی دوپہر کو بیچیں گے۔",
            "رہائشیوں نے سینما مانگا تھا، مگر کونسل نے ایسا استعمال چنا جس میں نچلی منزل سب لوگوں کے لیے کھلی رہے گی۔",
        ),
        "تحریر", "یہ بھی پڑھیں", "بندرگاہ کا پل ایک ہفتے کے لیے بند", ("سیاست", "معیشت", "ثقافت", "کھیل", "رائے"), "اشتہار",
        "ہم اشتہار دکھانے کے لیے کوکیز استعمال کرتے ہیں۔",
    ),
    "id": Copy(
        "Norvik membuka sekolah roti kedua di pelabuhan lama",
        (
            "Toko roti Norvik akan melatih empat puluh anak muda setiap tahun di bekas gedung bea cukai, kata dewan kota pada Senin malam.",
            "Kelas dimulai pada September dan gratis; para murid membuat roti untuk dua sekolah di sekitar dan menjual sisanya pada siang hari.",
            "Warga sempat meminta bioskop, tetapi dewan memilih pemakaian yang membuat lantai dasar tetap terbuka bagi semua orang.",
        ),
        "Oleh", "Baca juga", "Jembatan pelabuhan ditutup sepekan", ("Politik", "Ekonomi", "Budaya", "Olahraga", "Opini"), "Iklan",
        "Kami memakai kuki untuk menampilkan iklan dan konten bersponsor.",
    ),
    "ms": Copy(
        "Norvik buka sekolah roti kedua di pelabuhan lama",
        (
            "Kedai roti Norvik akan melatih empat puluh anak muda setiap tahun di bekas bangunan kastam, kata majlis bandar malam Isnin.",
            "Kelas bermula pada September dan adalah percuma; pelatih membakar roti untuk dua sekolah berhampiran dan menjual bakinya.",
            "Penduduk mahukan pawagam, tetapi majlis memilih kegunaan yang membolehkan tingkat bawah kekal terbuka kepada semua.",
        ),
        "Oleh", "Baca juga", "Jambatan pelabuhan ditutup seminggu", ("Politik", "Ekonomi", "Budaya", "Sukan", "Pendapat"), "Iklan",
        "Kami menggunakan kuki untuk memaparkan iklan dan kandungan tajaan.",
    ),
    "vi": Copy(
        "Norvik mở trường làm bánh thứ hai ở cảng cũ",
        (
            "Tiệm bánh Norvik sẽ đào tạo bốn mươi bạn trẻ mỗi năm trong tòa nhà hải quan cũ, hội đồng thành phố cho biết tối thứ Hai.",
            "Lớp học bắt đầu vào tháng Chín và không thu phí; học viên làm bánh cho hai trường trong khu và bán phần còn lại vào buổi trưa.",
            "Người dân từng muốn có rạp chiếu phim, nhưng hội đồng chọn cách dùng giữ cho tầng trệt luôn mở cửa với mọi người.",
        ),
        "Tác giả", "Đọc thêm", "Cầu cảng đóng cửa một tuần", ("Chính trị", "Kinh tế", "Văn hóa", "Thể thao", "Ý kiến"), "Quảng cáo",
        "Chúng tôi dùng cookie để hiển thị quảng cáo và nội dung tài trợ.",
    ),
    "th": Copy(
        "นอร์วิกเปิดโรงเรียนทำขนมปังแห่งที่สองที่ท่าเรือเก่า",
        (
            "ร้านขนมปังนอร์วิกจะฝึกคนหนุ่มสาวปีละสี่สิบคนในอาคารศุลกากรเดิม สภาเมืองกล่าวเมื่อคืนวันจันทร์หลังการประชุมอันยาวนาน",
            "ชั้นเรียนเริ่มเดือนกันยายนและไม่คิดค่าใช้จ่าย นักเรียนอบขนมปังให้โรงเรียนสองแห่งในย่านนั้น แล้วขายส่วนที่เหลือตอนเที่ยง",
            "ชาวบ้านเคยขอให้เป็นโรงหนัง แต่สภาเลือกการใช้งานที่ทำให้ชั้นล่างเปิดให้ทุกคนเข้าได้ตลอดทั้งปี",
        ),
        "โดย", "อ่านเพิ่มเติม", "ปิดสะพานท่าเรือหนึ่งสัปดาห์", ("การเมือง", "เศรษฐกิจ", "วัฒนธรรม", "กีฬา", "ความเห็น"), "โฆษณา",
        "เราใช้คุกกี้เพื่อแสดงโฆษณาที่เหมาะกับคุณ",
    ),
    "ja": Copy(
        "ノルヴィク、旧港に二つ目の製パン学校を開設",
        (
            "製パン店ノルヴィクは旧税関の建物で毎年四十人の若者を育てる。市議会が月曜の夜、長い会議の後に明らかにした。",
            "授業は九月に始まり、費用はかからない。生徒は近くの二つの学校のためにパンを焼き、残りを昼に販売するという。",
            "住民は映画館を望んでいたが、市議会は一階をだれにでも開かれた場所として残す使い方を選んだ。",
        ),
        "文", "あわせて読む", "港の橋、一週間通行止め", ("政治", "経済", "文化", "スポーツ", "論説"), "広告",
        "当サイトは広告を表示するためにクッキーを使用します。",
    ),
    "ko": Copy(
        "노르빅, 옛 항구에 두 번째 제빵 학교를 연다",
        (
            "제빵점 노르빅이 옛 세관 건물에서 해마다 청년 마흔 명을 가르친다고 시의회가 월요일 저녁 긴 회의 끝에 밝혔다.",
            "수업은 구월에 시작되며 비용은 없다. 학생들은 인근 학교 두 곳에 빵을 굽고 남은 것은 낮에 시장에서 판다.",
            "주민들은 영화관을 바랐지만 시의회는 일층을 누구에게나 열어 두는 쪽을 택했다고 설명했다.",
        ),
        "글", "함께 읽기", "항구 다리 일주일 통제", ("정치", "경제", "문화", "스포츠", "오피니언"), "광고",
        "저희는 광고를 보여 드리기 위해 쿠키를 사용합니다.",
    ),
    "zh": Copy(
        "诺维克在旧港开设第二所烘焙学校",
        (
            "面包店诺维克将在旧海关大楼每年培训四十名年轻人，市议会在周一晚间的长会之后向居民说明了这一决定。",
            "课程九月开始，不收学费；学员为附近两所学校烤面包，剩下的在中午拿到市场上出售，收入用来买面粉。",
            "居民原本希望那里成为电影院，但市议会选择了让一楼向所有人开放的用途，并承诺保留原来的外墙。",
        ),
        "作者", "相关阅读", "港口大桥封闭一周", ("政治", "经济", "文化", "体育", "评论"), "广告",
        "我们使用 Cookie 来展示广告。",
    ),
    "zh-Hant": Copy(
        "諾維克在舊港開設第二所烘焙學校",
        (
            "麵包店諾維克將在舊海關大樓每年培訓四十名年輕人，市議會在週一晚間的長會之後向居民說明了這項決定。",
            "課程九月開始，不收學費；學員為附近兩所學校烤麵包，剩下的在中午拿到市場上出售，收入用來買麵粉。",
            "居民原本希望那裡成為電影院，但市議會選擇了讓一樓向所有人開放的用途，並承諾保留原來的外牆。",
        ),
        "作者", "延伸閱讀", "港口大橋封閉一週", ("政治", "財經", "文化", "體育", "評論"), "廣告",
        "我們使用 Cookie 來展示廣告。",
    ),
    "sw": Copy(
        "Norvik yafungua shule ya pili ya uokaji katika bandari ya zamani",
        (
            "Duka la mikate Norvik litafundisha vijana arobaini kila mwaka katika jengo la zamani la forodha, baraza la mji lilisema Jumatatu.",
            "Masomo yanaanza Septemba na ni ya bure; wanafunzi wataoka mikate kwa shule mbili za mtaani na kuuza inayobaki mchana.",
            "Wakazi walitaka ukumbi wa sinema, lakini baraza lilichagua matumizi yanayoacha ghorofa ya chini wazi kwa watu wote.",
        ),
        "Na", "Soma pia", "Daraja la bandari lafungwa kwa wiki", ("Siasa", "Uchumi", "Utamaduni", "Michezo", "Maoni"), "Tangazo",
        "Tunatumia vidakuzi kuonyesha matangazo.",
    ),
}
