"""A picture's caption and the name of its maker: words there are said of the picture."""

from __future__ import annotations

import re

from collector.paid.blocks import Block
from collector.paid.classwords import is_kicker
from collector.paid.fold import fold
from collector.paid.phrases import Found
from collector.paid.roles import names_of
from collector.paid.slots import own_elements
from collector.paid.view import View

#: What names a picture's maker, right before the name.
_PICTURE = re.compile(
    fold(
        r"(?<!\w)(?:photos?|photograph|fotos?|fotograf\w*|bild(?:er|rechte|quelle|nachweis)?|images?|pictures?|credits?"
        r"|credits? photo|courtesy|handout(?: photo)?|imagen|immagine|imagem|zdjęcie|zdj|kuva|fotó|фото|снимок|εικόνα|görsel"
        r"|fotoğraf)(?:\s*(?:[:/|©=-]|by|via|von|par|de))+\s*$|(?:写真|画像|사진|图|圖|图片|圖片)\s*[:/|＝=]\s*$"
    )
)
#: Names of elements that hold a picture's caption and its maker.
_CAPTION = re.compile(
    r"(?<![a-z])(?:captions?|credits?|copyright|legende?|bildnachweis|bildunterschrift|photo credit|pie de foto)(?![a-z])"
)
#: Signs before a phrase that are read.
_BEFORE = 30


def is_caption(view: View, block: Block, found: Found | None = None) -> bool:
    """True for words in a figure's caption, in an element called so beside a picture, or behind "Photo:"."""
    if found is not None and _PICTURE.search(
        view.layout.folded(block)[max(0, found.start - _BEFORE) : found.start]
    ):
        return True
    called = False
    for at in own_elements(view, block.node):
        names = names_of(at)
        called = called or at.tag == "figcaption" or (bool(_CAPTION.search(names)) and not is_kicker(names))
        if at.tag == "figcaption" or (called and at.css_first("img, picture") is not None):
            return True
    return False
