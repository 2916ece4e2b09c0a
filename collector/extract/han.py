"""Bylines in Chinese and Japanese text, where no blank and no capital letter marks a name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from collector.extract.han_words import COMPOUND, NOBODY, SURNAMES, VERBS, WORDS
from collector.extract.said import Said

_NAMES = r"((?:[\u4e00-\u9fff·]{2,4}(?:[ \u3000、，,]{1,3}|(?=\W|$))){1,5})"
_GAP = r"[ \u3000]*[:：/／●]?\s{0,3}"
#: Best first: who wrote, who reported, who edited; then names alone in brackets behind the last sentence.
_WROTE = re.compile(
    rf"(?:作者|撰文|撰稿|执笔人?|執筆|(?<![\u4e00-\u9fff])文)[ \u3000]*[:：/／●]\s{{0,3}}{_NAMES}"
)
_ACCOUNT = re.compile(
    r"(?:作者|发布者|發表者|发表者|发表人|发布人|发[帖贴信]人|上传者|撰稿人|供稿人|昵称|网名|楼主|博主)"
    r"[ \u3000]*[:：][ \u3000]*"
    r"([A-Za-z]\w{2,24}|[\u4e00-\u9fff]{2,8})(?=[\s(（【\[|/，。]|发表|阅读|$)"
)
#: Forums: "本贴由港湾于2005年8月12日16:12发表".
_POSTED = re.compile(
    r"本[贴帖文]由[\s\u3000]{0,4}([A-Za-z]\w{2,24}|[\u4e00-\u9fff]{2,8}?)[\s\u3000]{0,4}[于在](?=[\s\u3000]?(?:19|20)\d\d)"
)
_REPORTED = (
    re.compile(rf"(?:记者|記者|通讯员)(?=[ \u3000:：/／]){_GAP}{_NAMES}"),
    re.compile(rf"(?:记者|記者){_NAMES}"),
    re.compile(r"(?:记者|記者)[ \u3000]?([\u4e00-\u9fff]{2,4}?)(?=/文|发自|發自|報道|报道|摄|[ \u3000）)])"),
)
_EDITED = re.compile(rf"(?:责任编辑|責任編輯|责编|编辑|編輯)[ \u3000]*[:：]\s{{0,3}}{_NAMES}")
_BRACKETS = re.compile(
    r"(?:^|[。！？”」…])[ \u3000]*[（(【](?:评论员|特约评论员|本报评论员)?[ \u3000]?"
    r"((?:[\u4e00-\u9fff]{2,5}[ \u3000、，,・]{0,3}){1,4}?)(?:[\u4e00-\u9fff]{2,6}(?:报道|報道|电|電))?[）)】][ \u3000]*$",
    re.M,
)
_ALONE = re.compile(r"^[\u4e00-\u9fff]{2,4}$|^[\u4e00-\u9fff][ \u3000]{1,3}[\u4e00-\u9fff]$")
_AFTER_NAME = re.compile(r"(?:发自|發自|报道|報道|报导|報導|摄影|摄|/文|／文|文/图|记者|通讯员).*$")
_HEAD, _TAIL = 500, 1_000
#: Of a page's whole text, which is not searched by expression: the labels are looked up as they stand.
_WHOLE = 60_000
_MOST = 30
#: Blanks around a line.
_MARGIN = 12
#: Forums name the account behind these.
_POSTERS = ("发信人", "发帖人", "发贴人", "楼主", "博主", "作者")
_WRITERS = ("作者", "撰文", "撰稿", "执笔", "執筆", "文：", "文:")
_EDITORS = ("责任编辑", "責任編輯", "责编", "编辑", "編輯")
#: A shorter line behind a name may be the next entry of a menu.
_TEXT = 12
_HAN = re.compile(r"[\u4e00-\u9fff]")
_KANA = re.compile(r"[\u3041-\u30fe]")


def is_han_name(text: str) -> bool:
    """
    True for what may be a Chinese name in full: a family name and one or two characters more.

    >>> is_han_name("王伟"), is_han_name("欧阳修文"), is_han_name("调查"), is_han_name("文化")
    (True, True, False, False)
    """
    text = text.replace(" ", "").replace("\u3000", "")
    if text in WORDS or not 2 <= len(text) <= 4:
        return False
    return text[:2] in COMPOUND if len(text) == 4 else text[0] in SURNAMES or text[:2] in COMPOUND


def is_reporter(text: str) -> bool:
    """True where a name follows "记者": in full, or two of two characters each run together."""
    name = re.split(r"[^\u4e00-\u9fff]", cut_han(text))[0]
    return is_han_name(name) or (len(name) == 4 and name[0] in SURNAMES and name[:2] not in WORDS)


def has_han(text: str) -> bool:
    """True where a text has a Han character."""
    return _HAN.search(text) is not None


def cut_han(name: str) -> str:
    """Take off what follows a reporter's name without a blank ("王伟发自北京")."""
    return _AFTER_NAME.sub("", name)


def labelled_in_text(head: str, tail: str) -> Iterator[Said]:
    """
    Yield the bylines at the ends of a story: "记者 王伟", "（责任编辑：李娜）", best label first.
    """
    ends = (head[:_HEAD], tail[-_TAIL:].rstrip())
    for names in _labelled(ends):
        if names:
            yield Said("、".join(names), "label in the text")
    for end in ends:
        for label in (_ACCOUNT, _POSTED):
            for match in label.finditer(end):
                yield Said(f"作者：{match.group(1)}", "label in the text")


def labelled_anywhere(text: str) -> Iterator[Said]:
    """Yield the bylines that a colon follows the label of ("作者：王伟"), wherever on the page they stand."""
    text = text[:_WHOLE]
    for label, words in ((_WROTE, _WRITERS), (_EDITED, _EDITORS)):
        for word in words:
            at = text.find(word)
            for _ in range(_MOST):
                if at < 0:
                    break
                match = label.match(text, at)
                if match and _is_a_line(text, match):
                    # Alone in its line a name need not begin with a family name: many sign with another.
                    yield Said(f"作者：{match.group(1).strip()}", "label on the page")
                if match and (names := [name for name in _split(match.group(1)) if is_han_name(name)]):
                    yield Said("、".join(names), "label on the page")
                at = text.find(word, at + 1)
    for word in _POSTERS:
        if (match := _ACCOUNT.match(text, max(0, text.find(word)))) is not None:
            yield Said(f"作者：{match.group(1)}", "label on the page")
    if posted := _POSTED.search(text):
        yield Said(f"作者：{posted.group(1)}", "label on the page")


def _is_a_line(text: str, match: re.Match[str]) -> bool:
    """True for a label of a writer and one name that fill a line."""
    start, end = match.span()
    before = text[max(0, start - _MARGIN) : start].rstrip(" \u3000")[-1:]
    behind = text[end : end + _MARGIN].lstrip(" \u3000")[:1]
    alone = before in {"", "\n"} and behind in {"", "\n"}
    return alone and match.re is _WROTE and len(match.group(1).split()) == 1


def _labelled(ends: tuple[str, str]) -> Iterator[list[str]]:
    for end in ends:
        for match in _WROTE.finditer(end):
            yield _split(match.group(1))
    for label in _REPORTED:
        for end in ends:
            for match in label.finditer(end):
                names = _split(match.group(1))
                yield [
                    name
                    for name in names
                    if name not in VERBS and (label is _REPORTED[0] or is_reporter(name))
                ]
    for end in ends:
        for match in _EDITED.finditer(end):
            yield [name for name in _split(match.group(1)) if is_han_name(name)]
    japanese = _KANA.search(ends[1]) is not None
    for match in reversed(list(_BRACKETS.finditer(ends[1]))):
        names = _split(match.group(1))
        if all(is_han_name(name) or (japanese and name not in NOBODY) for name in names):
            yield names


def _split(names: str) -> list[str]:
    """Cut a list of names; what goes on into a verb behind the first is where they report from."""
    found: list[str] = []
    for part in re.split(r"[ \u3000、，,・]+", names):
        name = cut_han(part)
        if len(name) > 1 and (not found or name == part):
            found.append(name)
    return found


def bare_names(lines: Sequence[str]) -> Iterator[str]:
    """Yield each line that is a Chinese name and nothing else, with text behind it; none among lines of Japanese."""
    if any(map(_KANA.search, lines)):
        return
    for line, following in pairwise(lines):
        texts = len(following) >= _TEXT or any(char.isdigit() for char in following)
        if texts and _ALONE.match(line) and is_han_name(line):
            yield line
