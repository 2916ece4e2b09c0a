"""Pages of fictional outlets in a dozen page designs: one story, and slots in which a label or its noise can stand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from html import escape

from press_copy import COPY, Copy


@dataclass(frozen=True)
class Slots:
    """What stands on a page besides its story; every text may be empty."""

    # the article's own parts
    kicker: str = ""
    below: str = ""
    byline: str = "Ana Ruiz"
    opening: str = ""
    closing: str = ""
    box: str = ""
    breadcrumb: str = ""
    headline: str = ""
    paragraphs: tuple[str, ...] = ()
    tags: str = ""
    # for machines
    head: str = ""
    body_class: str = ""
    article_class: str = ""
    script: str = ""
    # everything else on the page
    nav: str = ""
    footer: str = ""
    legend: str = ""
    teaser: str = ""
    widget: str = ""
    slot_above: str = ""
    slot_between: str = ""
    site_header: str = ""
    sidebar: str = ""
    comment: str = ""
    consent: str = ""
    newsletter: str = ""
    after: str = ""
    inline_card: str = ""
    title: str = ""
    og_title: str = field(default="")


def _e(text: str) -> str:
    return escape(text, quote=False)


def _paragraphs(copy: Copy, slots: Slots, tag: str = "p") -> list[str]:
    texts = list(slots.paragraphs or copy.paragraphs)
    if slots.opening:
        texts.insert(0, slots.opening)
    if slots.closing:
        texts.append(slots.closing)
    rows = [f"<{tag}>{_e(text)}</{tag}>" for text in texts]
    if slots.slot_between:
        rows.insert(2, slots.slot_between)
    if slots.inline_card:
        rows.insert(-1, slots.inline_card)
    return rows


def _head(language: str, copy: Copy, slots: Slots, site: str) -> str:
    title = slots.title or f"{slots.headline or copy.headline} - {site}"
    og = slots.og_title or slots.headline or copy.headline
    return (
        f'<head><meta charset="utf-8"><title>{_e(title)}</title>'
        f'<meta property="og:title" content="{escape(og)}"><meta property="og:type" content="article">'
        f'<meta property="og:site_name" content="{site}">{slots.head}{slots.script}</head>'
    )


def _nav(copy: Copy, slots: Slots) -> str:
    items = "".join(f'<li><a href="/{n}">{_e(name)}</a></li>' for n, name in enumerate(copy.nav))
    if slots.nav:
        items += f'<li><a href="/x">{_e(slots.nav)}</a></li>'
    return f'<ul class="menu">{items}</ul>'


def _teasers(copy: Copy, slots: Slots) -> str:
    label = f'<span class="teaser__label">{_e(slots.teaser)}</span>' if slots.teaser else ""
    return (
        f'<div class="related"><h3>{_e(copy.more)}</h3><div class="teaser">{label}<a href="/1"><h4>{_e(copy.other)}</h4></a></div>'
        f'<div class="teaser"><a href="/2"><h4>{_e(copy.nav[1])}: {_e(copy.other)}</h4></a></div></div>'
    )


def _rest(copy: Copy, slots: Slots) -> str:
    """Return what follows the article on every design: widget, sidebar, comments, consent."""
    rows = [_teasers(copy, slots)]
    if slots.widget:
        rows.append(
            f'<div class="OUTBRAIN" data-widget-id="AR_1"><div class="ob-widget"><span>{_e(slots.widget)}</span></div></div>'
        )
    if slots.sidebar:
        rows.append(f'<aside class="sidebar"><div class="widget">{_e(slots.sidebar)}</div></aside>')
    if slots.newsletter:
        rows.append(f'<div class="newsletter-signup"><p>{_e(slots.newsletter)}</p></div>')
    if slots.comment:
        rows.append(
            f'<section id="comments" class="comments"><div class="comment"><p>{_e(slots.comment)}</p></div></section>'
        )
    if slots.consent:
        rows.append(
            f'<div id="cookie-consent" class="cookie-banner"><p>{_e(slots.consent)}</p><button>OK</button></div>'
        )
    return "".join(rows)


def _footer(copy: Copy, slots: Slots) -> str:
    link = f'<li><a href="/ads">{_e(slots.footer)}</a></li>' if slots.footer else ""
    legend = f'<p class="legal">{_e(slots.legend)}</p>' if slots.legend else ""
    return f'<footer class="site-footer"><ul><li><a href="/i">{_e(copy.nav[4])}</a></li>{link}</ul>{legend}<p>© 2026 The Tide</p></footer>'


def wordpress(language: str, copy: Copy, slots: Slots) -> str:
    """A WordPress theme: category links in the entry header, the byline in the entry meta, tags in the entry footer."""
    kicker = f'<span class="cat-links"><a href="/c" rel="category tag">{_e(slots.kicker or copy.nav[1])}</a></span>'
    below = f'<p class="entry-notice">{_e(slots.below)}</p>' if slots.below else ""
    crumb = (
        f'<div class="breadcrumbs"><a href="/">Home</a> &raquo; <a href="/c">{_e(slots.breadcrumb)}</a></div>'
        if slots.breadcrumb
        else ""
    )
    tags = f'<footer class="entry-footer"><span class="tags-links"><a rel="tag" href="/t">{_e(slots.tags or copy.nav[2])}</a></span></footer>'
    box = f'<div class="entry-note"><p>{_e(slots.box)}</p></div>' if slots.box else ""
    return (
        f'<!DOCTYPE html><html lang="{language}">{_head(language, copy, slots, "The Tide")}'
        f'<body class="single single-post {slots.body_class}"><header id="masthead">{slots.site_header}<p class="site-title">The Tide</p>'
        f'<nav id="site-navigation">{_nav(copy, slots)}</nav></header>{slots.slot_above}<main id="main">{crumb}'
        f'<article id="post-7" class="post hentry {slots.article_class}"><header class="entry-header"><div class="entry-meta">{kicker}</div>'
        f'<h1 class="entry-title">{_e(slots.headline or copy.headline)}</h1>{below}<div class="entry-meta"><span class="byline">{_e(copy.by)} '
        f'<a class="author" href="/a">{_e(slots.byline)}</a></span> <time datetime="2026-03-04">04.03.2026</time></div></header>'
        f'<div class="entry-content">{"".join(_paragraphs(copy, slots))}</div>{box}{tags}{slots.after}</article>{_rest(copy, slots)}</main>'
        f"{_footer(copy, slots)}</body></html>"
    )


def portal(language: str, copy: Copy, slots: Slots) -> str:
    """A daily's portal with telling BEM classes: kicker, headline, author box."""
    kicker = (
        f'<div class="article__kicker">{_e(slots.kicker)}</div>'
        if slots.kicker
        else f'<div class="article__kicker">{_e(copy.nav[0])}</div>'
    )
    below = f'<div class="article__notice">{_e(slots.below)}</div>' if slots.below else ""
    crumb = (
        f'<nav class="breadcrumb"><ol><li><a href="/">Tide</a></li><li><a href="/s">{_e(slots.breadcrumb)}</a></li></ol></nav>'
        if slots.breadcrumb
        else ""
    )
    box = f'<div class="article__disclaimer">{_e(slots.box)}</div>' if slots.box else ""
    tags = f'<ul class="article__tags"><li><a href="/t">{_e(slots.tags)}</a></li></ul>' if slots.tags else ""
    return (
        f'<html lang="{language}">{_head(language, copy, slots, "Tide Daily")}<body class="page page--article {slots.body_class}">'
        f'<header class="page-header">{slots.site_header}<a class="logo" href="/">Tide Daily</a><nav class="main-nav">{_nav(copy, slots)}</nav></header>'
        f'{slots.slot_above}{crumb}<main><article class="article {slots.article_class}"><header class="article__header">{kicker}'
        f'<h1 class="article__headline">{_e(slots.headline or copy.headline)}</h1>{below}<div class="article__author">{_e(copy.by)} {_e(slots.byline)}</div></header>'
        f'<div class="article__body">{"".join(_paragraphs(copy, slots))}</div>{box}{tags}{slots.after}</article></main>{_rest(copy, slots)}'
        f"{_footer(copy, slots)}</body></html>"
    )


def hashed(language: str, copy: Copy, slots: Slots) -> str:
    """A single-page application: class names are hashes, roles only by structure."""
    kicker = (
        f'<div class="css-1x2yz"><span class="css-9ab3c">{_e(slots.kicker)}</span></div>'
        if slots.kicker
        else ""
    )
    below = f'<div class="css-7k2m1">{_e(slots.below)}</div>' if slots.below else ""
    crumb = (
        f'<ol class="css-55 breadcrumbs"><li><a href="/">Tide</a></li><li><a href="/s">{_e(slots.breadcrumb)}</a></li></ol>'
        if slots.breadcrumb
        else ""
    )
    box = f'<div class="css-box1"><div>{_e(slots.box)}</div></div>' if slots.box else ""
    tags = f'<div class="css-tg"><a href="/t" rel="tag">{_e(slots.tags)}</a></div>' if slots.tags else ""
    return (
        f'<!doctype html><html lang="{language}">{_head(language, copy, slots, "tide.example")}<body class="{slots.body_class}"><div id="root">'
        f'<div class="css-h1"><header>{slots.site_header}<a href="/">tide</a><nav>{_nav(copy, slots)}</nav></header></div>{slots.slot_above}{crumb}'
        f'<div class="css-main"><div class="css-col {slots.article_class}"><div class="css-head">{kicker}<h1 class="css-t">{_e(slots.headline or copy.headline)}</h1>'
        f'{below}<div class="css-by"><span data-testid="byline">{_e(copy.by)} {_e(slots.byline)}</span></div></div>'
        f'<div class="css-text">{"".join(_paragraphs(copy, slots))}</div>{box}{tags}{slots.after}</div></div>{_rest(copy, slots)}</div>'
        f"{_footer(copy, slots)}</body></html>"
    )


def drupal(language: str, copy: Copy, slots: Slots) -> str:
    """A Drupal site: fields with names of their own, the heading outside the node."""
    kicker = f'<div class="field field--name-field-kicker">{_e(slots.kicker)}</div>' if slots.kicker else ""
    below = f'<div class="field field--name-field-note">{_e(slots.below)}</div>' if slots.below else ""
    crumb = (
        f'<nav class="breadcrumb" role="navigation"><ol><li><a href="/">Tide</a></li><li>{_e(slots.breadcrumb)}</li></ol></nav>'
        if slots.breadcrumb
        else ""
    )
    box = f'<div class="field field--name-field-disclaimer">{_e(slots.box)}</div>' if slots.box else ""
    tags = (
        f'<div class="field field--name-field-tags"><div class="field__item"><a href="/t">{_e(slots.tags)}</a></div></div>'
        if slots.tags
        else ""
    )
    return (
        f'<html lang="{language}">{_head(language, copy, slots, "Tide Weekly")}<body class="path-node {slots.body_class}">'
        f'<div class="layout-container"><header role="banner" class="region-header">{slots.site_header}<nav class="menu--main">{_nav(copy, slots)}</nav></header>'
        f'{slots.slot_above}{crumb}<main role="main"><div class="region region-content"><div class="block-page-title">{kicker}'
        f'<h1 class="page-title"><span class="field--name-title">{_e(slots.headline or copy.headline)}</span></h1>{below}</div>'
        f'<article class="node node--type-article {slots.article_class}"><div class="node__meta"><span class="submitted">{_e(copy.by)} {_e(slots.byline)}</span></div>'
        f'<div class="node__content"><div class="field--name-body">{"".join(_paragraphs(copy, slots))}</div>{box}{tags}</div>{slots.after}</article></div></main>'
        f"{_rest(copy, slots)}</div>{_footer(copy, slots)}</body></html>"
    )


def tables(language: str, copy: Copy, slots: Slots) -> str:
    """A page of the year 2004: tables, fonts, line breaks, no class that tells anything."""
    kicker = f"<font size=2><b>{_e(slots.kicker)}</b></font><br>" if slots.kicker else ""
    below = f"<i>{_e(slots.below)}</i><br>" if slots.below else ""
    crumb = (
        f'<div class="path breadcrumb"><a href="/">Tide</a> &gt; <a href="/s">{_e(slots.breadcrumb)}</a></div>'
        if slots.breadcrumb
        else ""
    )
    box = f"<p><i>{_e(slots.box)}</i></p>" if slots.box else ""
    tags = f'<p class="tags"><a href="/t">{_e(slots.tags)}</a></p>' if slots.tags else ""
    return (
        f"<HTML><HEAD><TITLE>{_e(slots.title or copy.headline)}</TITLE>{slots.head}{slots.script}</HEAD>"
        f'<BODY class="{slots.body_class}"><table width=760><tr><td>{slots.site_header}<div class="menu">{_nav(copy, slots)}</div></td></tr><tr><td>{slots.slot_above}{crumb}'
        f'<div class="{slots.article_class}">{kicker}<h1>{_e(slots.headline or copy.headline)}</h1>{below}<small>{_e(copy.by)} {_e(slots.byline)}, 4.3.2026</small>'
        f"<div>{''.join(_paragraphs(copy, slots))}{box}{tags}{slots.after}</div></div></td></tr><tr><td>{_rest(copy, slots)}{_footer(copy, slots)}</td></tr></table></BODY></HTML>"
    )


def amp(language: str, copy: Copy, slots: Slots) -> str:
    """An AMP copy."""
    kicker = f'<p class="eyebrow">{_e(slots.kicker)}</p>' if slots.kicker else ""
    below = f'<p class="amp-note">{_e(slots.below)}</p>' if slots.below else ""
    crumb = (
        f'<ul class="breadcrumbs"><li><a href="/">Tide</a></li><li><a href="/s">{_e(slots.breadcrumb)}</a></li></ul>'
        if slots.breadcrumb
        else ""
    )
    box = f'<section class="note">{_e(slots.box)}</section>' if slots.box else ""
    tags = f'<div class="tags"><a href="/t">{_e(slots.tags)}</a></div>' if slots.tags else ""
    return (
        f'<!doctype html><html amp lang="{language}">{_head(language, copy, slots, "Tide")}<body class="{slots.body_class}">'
        f"<amp-sidebar id=sb><nav>{_nav(copy, slots)}</nav></amp-sidebar><header class=top>{slots.site_header}</header>{slots.slot_above}{crumb}"
        f'<article class="{slots.article_class}">{kicker}<h1>{_e(slots.headline or copy.headline)}</h1>{below}<address class="author">{_e(copy.by)} {_e(slots.byline)}</address>'
        f"{''.join(_paragraphs(copy, slots))}{box}{tags}{slots.after}</article>{_rest(copy, slots)}{_footer(copy, slots)}</body></html>"
    )


def asian(language: str, copy: Copy, slots: Slots) -> str:
    """A portal as in Tokyo, Seoul or Taipei: info line under the headline, text with line breaks in one element."""
    kicker = f'<p class="article-label">{_e(slots.kicker)}</p>' if slots.kicker else ""
    below = f'<span class="info-sponsor">{_e(slots.below)}</span>' if slots.below else ""
    crumb = (
        f'<div class="pankuzu breadcrumb"><a href="/">TOP</a> &gt; <a href="/s">{_e(slots.breadcrumb)}</a></div>'
        if slots.breadcrumb
        else ""
    )
    lines = [row[3:-4] for row in _paragraphs(copy, slots) if row.startswith("<p>")]
    cards = "".join(row for row in _paragraphs(copy, slots) if not row.startswith("<p>"))
    box = f'<div class="article-note">{_e(slots.box)}</div>' if slots.box else ""
    tags = f'<ul class="tag-list"><li><a href="/t">{_e(slots.tags)}</a></li></ul>' if slots.tags else ""
    return (
        f'<!DOCTYPE html><html lang="{language}">{_head(language, copy, slots, "Tide News")}<body class="{slots.body_class}"><div id="wrap"><div id="header">{slots.site_header}'
        f'<div id="gnb" class="nav">{_nav(copy, slots)}</div></div>{slots.slot_above}<div id="contents">{crumb}<div class="article {slots.article_class}">'
        f'<div class="article-head">{kicker}<h2 class="article-title">{_e(slots.headline or copy.headline)}</h2><div class="article-info"><span class="date">2026.03.04 09:00</span>'
        f'{below}<span class="reporter">{_e(copy.by)} {_e(slots.byline)}</span></div></div><div id="article-body">{"<br><br>".join(lines)}</div>{cards}{box}{tags}{slots.after}</div></div>'
        f"{_rest(copy, slots)}{_footer(copy, slots)}</div></body></html>"
    )


def builder(language: str, copy: Copy, slots: Slots) -> str:
    """A page-builder site: every line in five nested divs, heading and text in columns of their own."""

    def cell(inner: str, kind: str) -> str:
        return (
            f'<div class="elementor-element elementor-widget-{kind}"><div class="elementor-widget-container">{inner}</div></div>'
            if inner
            else ""
        )

    kicker = cell(
        f'<span class="elementor-heading-title">{_e(slots.kicker)}</span>' if slots.kicker else "", "heading"
    )
    below = cell(f"<p>{_e(slots.below)}</p>" if slots.below else "", "text-editor")
    crumb = cell(
        f'<p id="breadcrumbs"><a href="/">Home</a> / <span>{_e(slots.breadcrumb)}</span></p>'
        if slots.breadcrumb
        else "",
        "breadcrumbs",
    )
    box = cell(f"<p>{_e(slots.box)}</p>" if slots.box else "", "text-editor")
    tags = cell(f'<a href="/t" rel="tag">{_e(slots.tags)}</a>' if slots.tags else "", "post-info")
    text = cell("".join(_paragraphs(copy, slots)), "theme-post-content")
    author = cell(f'<span class="author-name">{_e(copy.by)} {_e(slots.byline)}</span>', "post-info")
    return (
        f'<!doctype html><html lang="{language}">{_head(language, copy, slots, "Tide Magazine")}<body class="elementor-page {slots.body_class}">'
        f'<div class="elementor-location-header">{slots.site_header}<nav class="elementor-nav-menu">{_nav(copy, slots)}</nav></div>{slots.slot_above}'
        f'<div class="elementor-location-single {slots.article_class}"><section class="elementor-section"><div class="elementor-column">{crumb}{kicker}'
        f'<h1 class="elementor-heading-title">{_e(slots.headline or copy.headline)}</h1>{below}{author}</div></section><section class="elementor-section"><div class="elementor-column">{text}{box}{tags}</div></section>{slots.after}</div>'
        f"{_rest(copy, slots)}{_footer(copy, slots)}</body></html>"
    )


def semantic(language: str, copy: Copy, slots: Slots) -> str:
    """A modern semantic page with JSON-LD, hgroup and microdata."""
    kicker = f'<p role="doc-subtitle" class="overline">{_e(slots.kicker)}</p>' if slots.kicker else ""
    below = f'<p class="dek-note">{_e(slots.below)}</p>' if slots.below else ""
    crumb = (
        f'<nav aria-label="breadcrumb"><a href="/">Tide</a> › <a href="/s">{_e(slots.breadcrumb)}</a></nav>'
        if slots.breadcrumb
        else ""
    )
    box = f'<aside class="article-disclaimer"><p>{_e(slots.box)}</p></aside>' if slots.box else ""
    tags = f'<p class="topics"><a href="/t">{_e(slots.tags)}</a></p>' if slots.tags else ""
    data = f'<script type="application/ld+json">{{"@context":"https://schema.org","@type":"NewsArticle","headline":"x","author":{{"@type":"Person","name":"{slots.byline}"}}}}</script>'
    inner = replace(slots, head=slots.head + data)
    return (
        f'<!doctype html><html lang="{language}">{_head(language, copy, inner, "The Tide Review")}<body class="{slots.body_class}"><header>{slots.site_header}<nav>{_nav(copy, slots)}</nav></header>'
        f'{slots.slot_above}<main>{crumb}<article itemscope class="{slots.article_class}"><hgroup>{kicker}<h1 itemprop="headline">{_e(slots.headline or copy.headline)}</h1>{below}</hgroup>'
        f'<p itemprop="author">{_e(copy.by)} {_e(slots.byline)}</p><section itemprop="articleBody">{"".join(_paragraphs(copy, slots))}</section>{box}{tags}{slots.after}</article></main>'
        f"{_rest(copy, slots)}{_footer(copy, slots)}</body></html>"
    )


DESIGNS: tuple[Callable[[str, Copy, Slots], str], ...] = (
    wordpress,
    portal,
    hashed,
    drupal,
    tables,
    amp,
    asian,
    builder,
    semantic,
)


def build(language: str, design: Callable[[str, Copy, Slots], str], slots: Slots) -> str:
    """Return a page of this design in this language; every page carries the noise that such pages carry."""
    return design(language, COPY[language], slots)
