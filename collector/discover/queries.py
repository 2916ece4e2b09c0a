"""What to ask for: the names of a brand, quoted, with context where a name alone means nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from collector.records import Brand

#: Legal forms that stand behind a name; a search is made without them too.
_LEGAL = re.compile(
    r"[\s,]+(inc|corp|co|llc|ltd|limited|plc|gmbh|ag|se|kg|sa|sas|sarl|spa|srl|sl|bv|nv|ab|asa|oyj|as|oy|"
    r"kk|pte|pty|tbk|sdn bhd|pvt ltd)\.?$",
    re.IGNORECASE,
)

#: FIPS 10-4 country codes where they differ from ISO 3166-1 (GDELT speaks FIPS).
_FIPS = {
    "AD": "AN", "AE": "AE", "AG": "AC", "AM": "AM", "AO": "AO", "AR": "AR", "AT": "AU", "AU": "AS", "AZ": "AJ",
    "BA": "BK", "BD": "BG", "BE": "BE", "BG": "BU", "BH": "BA", "BI": "BY", "BJ": "BN", "BO": "BL", "BR": "BR",
    "BW": "BC", "BY": "BO", "CA": "CA", "CD": "CG", "CF": "CT", "CG": "CF", "CH": "SZ", "CI": "IV", "CL": "CI",
    "CM": "CM", "CN": "CH", "CO": "CO", "CR": "CS", "CU": "CU", "CY": "CY", "CZ": "EZ", "DE": "GM", "DK": "DA",
    "DO": "DR", "DZ": "AG", "EC": "EC", "EE": "EN", "EG": "EG", "ES": "SP", "ET": "ET", "FI": "FI", "FR": "FR",
    "GB": "UK", "GE": "GG", "GH": "GH", "GR": "GR", "GT": "GT", "HK": "HK", "HN": "HO", "HR": "HR", "HU": "HU",
    "ID": "ID", "IE": "EI", "IL": "IS", "IN": "IN", "IQ": "IZ", "IR": "IR", "IS": "IC", "IT": "IT", "JM": "JM",
    "JO": "JO", "JP": "JA", "KE": "KE", "KH": "CB", "KR": "KS", "KW": "KU", "KZ": "KZ", "LB": "LE", "LK": "CE",
    "LT": "LH", "LU": "LU", "LV": "LG", "LY": "LY", "MA": "MO", "MD": "MD", "ME": "MJ", "MK": "MK", "MM": "BM",
    "MT": "MT", "MU": "MP", "MX": "MX", "MY": "MY", "MZ": "MZ", "NA": "WA", "NG": "NI", "NI": "NU", "NL": "NL",
    "NO": "NO", "NP": "NP", "NZ": "NZ", "OM": "MU", "PA": "PM", "PE": "PE", "PH": "RP", "PK": "PK", "PL": "PL",
    "PR": "RQ", "PS": "WE", "PT": "PO", "PY": "PA", "QA": "QA", "RO": "RO", "RS": "RI", "RU": "RS", "RW": "RW",
    "SA": "SA", "SE": "SW", "SG": "SN", "SI": "SI", "SK": "LO", "SN": "SG", "SV": "ES", "SY": "SY", "TH": "TH",
    "TN": "TS", "TR": "TU", "TW": "TW", "TZ": "TZ", "UA": "UP", "UG": "UG", "US": "US", "UY": "UY", "UZ": "UZ",
    "VE": "VE", "VN": "VM", "YE": "YM", "ZA": "SF", "ZM": "ZA", "ZW": "ZI",
}  # fmt: skip


def fips_of(country: str | None) -> str:
    """Return the FIPS 10-4 code of an ISO 3166-1 country, "" when it is not known."""
    return _FIPS.get(country or "", "")


def names_of(brand: Brand) -> list[str]:
    """Return the names to search for, best first, each once: name, without its legal form, aliases, parent."""
    names = [brand.name, _LEGAL.sub("", brand.name), *brand.aliases]
    if brand.parent:
        names.append(brand.parent)
    return list(dict.fromkeys(name.strip() for name in names if len(name.strip()) > 1))


def quoted(name: str) -> str:
    """Return the name as an exact phrase; a quotation mark inside it would end the phrase and is left out."""
    return '"' + name.replace('"', " ").strip() + '"'


def needs_context(name: str, brand: Brand) -> bool:
    """True for a name that means little by itself: said to be ambiguous, or under five letters (DISCOVERY section 4)."""
    if brand.ambiguous != "auto":
        return brand.ambiguous == "yes"
    return name.isascii() and len(name) < 5


def phrases_of(brand: Brand, *, group: str = "OR") -> Iterator[str]:
    """
    Yield the queries for a brand, best first.

    An ambiguous name takes the brand's context words, people or products beside it; without any it is asked
    for alone. ``group`` is the engine's word between alternatives.
    """
    context = [*brand.context_words[:3], *brand.people[:1], *brand.products[:1]]
    for name in names_of(brand):
        phrase = quoted(name)
        if needs_context(name, brand) and context:
            words = f" {group} ".join(quoted(word) if " " in word else word for word in context)
            phrase = f"{phrase} ({words})"
        yield phrase


def languages_of(brand: Brand) -> tuple[str, ...]:
    """Return the languages to search in: the brand's, else the country's usual one, else English."""
    if brand.languages:
        return brand.languages
    return (_COUNTRY_LANGUAGE.get(brand.country or "", "en"),)


_COUNTRY_LANGUAGE = {
    "AR": "es", "AT": "de", "BD": "bn", "BE": "nl", "BG": "bg", "BO": "es", "BR": "pt", "CH": "de", "CL": "es",
    "CN": "zh", "CO": "es", "CZ": "cs", "DE": "de", "DK": "da", "DZ": "ar", "EC": "es", "EE": "et", "EG": "ar",
    "ES": "es", "FI": "fi", "FR": "fr", "GR": "el", "HK": "zh", "HR": "hr", "HU": "hu", "ID": "id", "IL": "he",
    "IQ": "ar", "IR": "fa", "IT": "it", "JO": "ar", "JP": "ja", "KR": "ko", "KW": "ar", "KZ": "ru", "LT": "lt",
    "LV": "lv", "MA": "ar", "MX": "es", "MY": "ms", "NL": "nl", "NO": "no", "OM": "ar", "PE": "es", "PL": "pl",
    "PT": "pt", "QA": "ar", "RO": "ro", "RS": "sr", "RU": "ru", "SA": "ar", "SE": "sv", "SI": "sl", "SK": "sk",
    "TH": "th", "TN": "ar", "TR": "tr", "TW": "zh", "UA": "uk", "AE": "ar", "UY": "es", "VE": "es", "VN": "vi",
}  # fmt: skip
