"""Countries and languages, as the sources spell them."""

from __future__ import annotations

from collector.records import Brand

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


def languages_of(brand: Brand) -> tuple[str, ...]:
    """Return the languages to search in: the brand's, else those of its country's press and English."""
    if brand.languages:
        return brand.languages
    usual = _COUNTRY_LANGUAGE.get(brand.country or "", "en").split()
    return tuple(dict.fromkeys((*usual, "en")))


def spoken(language: str, known: str) -> str:
    """Return a language as a service spells it, "" when it does not know it; ``known`` lists "en pt=pt-br ..."."""
    for entry in known.split():
        ours, _, theirs = entry.partition("=")
        if ours == language:
            return theirs or ours
    return ""


_COUNTRY_LANGUAGE = {
    "AR": "es", "AT": "de", "BD": "bn", "BE": "nl fr", "BG": "bg", "BO": "es", "BR": "pt", "CA": "en fr", "CH": "de fr",
    "CL": "es", "CN": "zh", "CO": "es", "CZ": "cs", "DE": "de", "DK": "da", "DZ": "ar", "EC": "es", "EE": "et", "EG": "ar",
    "ES": "es", "FI": "fi", "FR": "fr", "GR": "el", "HK": "zh", "HR": "hr", "HU": "hu", "ID": "id", "IL": "he",
    "IQ": "ar", "IR": "fa", "IT": "it", "JO": "ar", "JP": "ja", "KR": "ko", "KW": "ar", "KZ": "ru", "LT": "lt",
    "LV": "lv", "MA": "ar", "MX": "es", "MY": "ms", "LK": "si", "NL": "nl", "NO": "no", "OM": "ar", "PE": "es", "PL": "pl",
    "PT": "pt", "QA": "ar", "RO": "ro", "RS": "sr", "RU": "ru", "SA": "ar", "SE": "sv", "SI": "sl", "SK": "sk",
    "TH": "th", "TN": "ar", "TR": "tr", "TW": "zh", "UA": "uk", "AE": "ar", "UY": "es", "VE": "es", "VN": "vi",
}  # fmt: skip
