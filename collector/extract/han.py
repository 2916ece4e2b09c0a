"""Bylines in Chinese and Japanese text, where no blank and no capital letter marks a name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from collector.extract.said import Said

_NAMES = r"((?:[\u4e00-\u9fff·]{2,4}(?:[ \u3000、，,]{1,3}|(?=\W|$))){1,5})"
#: Best first: who wrote, who reported, who edited; then a name alone in brackets at the very end.
_LABELS = (
    re.compile(rf"(?:作者|撰文|撰稿|执笔人?|文)[ \u3000]*[:：/／][ \u3000]*{_NAMES}"),
    re.compile(rf"(?:记者|記者|通讯员)[ \u3000:：/／]*{_NAMES}"),
    re.compile(r"(?:记者|記者)([\u4e00-\u9fff]{2,3})(?=/文|发自|報道|报道|摄|[ \u3000）)])"),
    re.compile(rf"(?:责任编辑|責任編輯|责编|编辑)[ \u3000]*[:：][ \u3000]*{_NAMES}"),
    re.compile(r"[（(]([\u4e00-\u9fff]{2,3})(?:[ \u3000][\u4e00-\u9fff]{2,6}(?:报道|電))?[）)]\s*$"),
)
#: What follows "记者" in a sentence, and is no name.
_VERB_LIST = (
    "采访 调查 透露 了解 报道 获悉 采访了解 发现 表示 介绍 从 看到 来到 注意到 走进 联系 手记 观察 文章"
)
_VERBS = frozenset(_VERB_LIST.split())
_HEAD, _TAIL = 500, 700
_HAN = re.compile(r"[\u4e00-\u9fff]")


def labelled_in_text(text: str) -> Iterator[Said]:
    """
    Yield the bylines at the ends of a story: "记者 王伟", "（责任编辑：李娜）", best label first.

    Nothing for a text without Han characters.
    """
    ends = (text[:_HEAD], text[-_TAIL:].rstrip())
    if not _HAN.search(ends[0]):
        return
    for label in _LABELS:
        for end in ends:
            for match in label.finditer(end):
                names = match.group(1).strip(" \u3000、，,")
                if names.split()[0] not in _VERBS:
                    yield Said(names, "label in the text")
