"""The commonest function words of languages written in Latin, Cyrillic, Arabic and Devanagari letters."""

from __future__ import annotations

_WORDS = {
    "en": "the and of to in is that for with was are it on as by this be from at have has an not they his "
    "which you their were or been its will more",
    "de": "der die das und ist nicht mit von den dem ein eine auf für im zu sich des auch es werden wird "
    "sind bei einen einer hat oder aus nach wie nur noch als",
    "fr": "le la les des et est une dans que qui pour pas sur du au avec ce il sont par plus ne se aux "
    "cette ont été mais nous ou leur",
    "es": "el la los las y de que en un una por con para se del al no es su lo más como ha pero sus este "
    "fue está también son entre",
    "pt": "o a os as e de que em um uma por com para se do da no na não é dos das ao mais como foi mas "
    "sua seu ser também são pelo pela",
    "it": "il la le gli di che e un una per con non del della si è nel dei alla sono da anche più come ha "
    "al ma delle nella questo lo",
    "nl": "de het een en van in is dat op te zijn met voor niet aan er ook die om als maar bij door naar "
    "uit dan wordt hebben over heeft",
    "sv": "och att det som en på är av för med den till inte har de ett om var men sig från så kan när "
    "han ska också vid eller efter",
    "da": "og at det som en på er af for med den til ikke har de et om var men sig fra så kan når han "
    "skal også ved eller efter der",
    "no": "og at det som en på er av for med den til ikke har de et om var men seg fra så kan når han "
    "skal også ved eller etter",
    "fi": "ja on ei se että oli hän mutta myös kun niin joka ovat ole kuin sen mukaan jos vain vuonna tai "
    "mitä nyt sekä",
    "pl": "i w na z nie się że do jest to jak o od po ale za są przez tym co dla oraz był która które "
    "tego może tylko jego ich",
    "cs": "a v na se je že to s z do o i jako pro za by ale po které jsou jeho podle také který byl tak "
    "už nebo při od",
    "sk": "a v na sa je že to s z do o aj ako pre za by ale po ktoré sú jeho podľa tiež ktorý bol tak už "
    "alebo pri od",
    "hu": "a az és hogy nem is egy ez van meg azt csak de volt már mint el még ki ha aki szerint majd "
    "lesz azonban",
    "ro": "și de în la cu a că nu este pe din o un care pentru sunt mai au fost prin sau dar această după "
    "ale lui",
    "tr": "ve bir bu için de da ile olarak çok daha ne en olan gibi ancak kadar sonra olduğu göre her "
    "değil ya ki var",
    "id": "yang dan di dengan untuk dari ini dalam tidak pada itu adalah akan juga oleh ke sebagai bisa "
    "lebih telah ada kata mereka para",
    "ms": "yang dan di dengan untuk dari ini dalam tidak pada itu adalah akan juga oleh ke sebagai boleh "
    "lebih telah ada kata mereka beliau",
    "vi": "và của là có không được cho với các một những trong đã người này để khi đến về từ cũng như năm "
    "nhiều",
    "hr": "i u na je se da za su od s o kao koji to a što ne iz bi nije će koja biti više samo ali prema",
    "ca": "el la els les i de que en un una per amb no és del al es com més ha però aquest seva també són "
    "van dels",
    "lt": "ir kad yra su į iš apie tai bet kaip už buvo jo nuo taip pat savo po ar per šis kai gali metų",
    "lv": "un ir ka no ar par uz kas bet arī kā tas to pēc pie vai bija šo gada var ne jau savu",
    "et": "ja on et ei see oli kui ka mis ta aga oma või siis selle nii veel kes pärast ning välja",
    "sl": "in je v na se da za so ki z pa po bi kot tudi ne ter še ali od o bo pri samo zaradi",
    "sq": "dhe në të e që për me një nga është ka nuk se më por janë ky kjo do si tij ishte",
    "tl": "ang ng sa mga na ay at ni si para kay hindi ito siya niya rin lang may",
    "sw": "ya na wa kwa katika ni la za kuwa hiyo huo kama hilo baada lakini pia yake wake",
    "zu": "futhi ukuthi uma noma kodwa ngoba lapho kanye kakhulu nje wathi yena manje bonke kule lokhu "
    "laba abantu uthe",
    "xh": "kwaye ukuba okanye kodwa ngoba apho kunye kakhulu nje wathi yena ngoku bonke kule oku aba "
    "abantu uthe",
    "so": "iyo oo ka ku waxaa in uu ay la soo ayaa waa si aan kale",
    "ha": "da na ya ta a cewa ba su ne an ga ko wannan kuma",
    "eu": "eta da ez bat du dira ere baina izan egin dute zuen hau",
    "gl": "o a os as e de que en un unha por con para se do da non é máis como pero tamén son pola polo",
    "is": "og að í á sem er það við um til hann var en ekki með fyrir",
    "kl": "aamma tassa taamaalilluni taakku kisianni tamanna aammalu",
    "cy": "y yn a i o ar mae ei am gyda wedi hefyd oedd",
    "ga": "an na agus i ar a go is le do ag bhí tá sé",
    "az": "və bir bu üçün də ilə olaraq çox daha nə ən olan kimi isə",
    "uz": "va bu bilan uchun ham bir edi esa bo deb kerak",
    "af": "die en van is het in nie te wat dat met vir op sy aan was ook deur as maar om hulle",
    "ru": "и в не на что с по как это но из для от его за он так же к о у был все мы она также",
    "uk": "і в не на що з та як це але до для від його за він у про також який є було було ми йому",
    "bg": "и на в за се от да че не с е са по като това към но до който беше ще си още",
    "sr": "и у на је се да за су од са о као који то а што не из би није ће",
    "be": "і ў не на што з па як гэта але для ад яго за ён у да таксама які было",
    "mk": "и на во за се од да дека не со е се по како тоа кон но до кој беше ќе",
    "kk": "және мен бұл үшін деп бір де да бойынша болып қазақстан туралы",
    "ar": "في من على إلى أن عن مع التي الذي هذا هذه ما لا كان بعد قد بين كما أو و",
    "fa": "در از به که این است را با برای آن می های بر خود تا یک شده کرد اند نیز",
    "ur": "کے کی میں ہے اور سے کا کو نے پر یہ کہ ہیں بھی اس کر نہیں تھا جو",
    "hi": "के में की है और से का को ने पर यह कि हैं भी इस कर नहीं था जो एक",
    "mr": "आणि आहे या ते व हे तर असे होते मध्ये केले यांनी त्यांनी आहेत",
    "ne": "र छ को मा का लागि ले गरेको भएको हो छन् पनि यो गर्ने",
}

#: Word to the languages that have it.
LANGUAGES_OF: dict[str, tuple[str, ...]] = {}
for _language, _list in _WORDS.items():
    for _word in dict.fromkeys(_list.split()):
        LANGUAGES_OF[_word] = (*LANGUAGES_OF.get(_word, ()), _language)
