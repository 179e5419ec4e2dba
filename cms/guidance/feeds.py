"""Feeds: what is new, for other sites and for people who follow a language or an audience (Atom, RFC 4287)."""

import re

from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.guidance.addresses import address, in_language, short_address
from cms.guidance.audience_words import PHRASES
from cms.guidance.described import absolute
from cms.guidance.listing import Asked, articles
from cms.safety.shown import warned_at
from cms.taxonomy import keys
from cms.taxonomy.facts import Facts, facts_of_many
from cms.taxonomy.models import Audience
from cms.taxonomy.words import word

NEWEST = 30
NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def feed_of(asked: Asked, audience: Audience | None, path: str) -> str:
    """The newest pages of the language, those that name the audience if one is given; samples, and warnings
    that nobody has reviewed, are called so in their titles."""
    pages = articles(asked.home)
    title, link = asked.home.title, f"/{asked.code}/"
    if audience is not None:
        pages = pages.filter(translation_key__in=keys.keys_for_audience(audience.code))
        title = _("%(site)s: %(door)s") % {"site": title, "door": PHRASES[audience.code][0]}
        link = in_language("audience_door", asked.code, code=audience.code)
    newest = pages.annotate(warned_at=warned_at()).order_by("-last_published_at", "-pk")
    found = list(newest.specific()[:NEWEST])
    feed = Atom1Feed(
        title=written(title),
        link=absolute(link),
        description="",
        language=asked.code,
        feed_url=absolute(path),
        subtitle=written(asked.home.search_description),
    )
    facts = facts_of_many(found)
    for page in found:
        _add(feed, page, facts[page.pk], asked)
    return str(feed.writeString("utf-8"))


def _add(feed: Atom1Feed, page: Page, facts: Facts, asked: Asked) -> None:
    words = [*(facts.made_for + facts.suitable_for), *facts.topics]
    title = _("Sample: %(title)s") % {"title": page.title} if facts.sample else page.title
    title = _("Not reviewed yet: %(title)s") % {"title": title} if page.warned_at is not None else title
    feed.add_item(
        title=written(title),
        link=absolute(address(page, asked.home)),
        description=written(getattr(page, "standfirst", "")),
        unique_id=absolute(short_address(page.pk)),
        pubdate=page.first_published_at,
        updateddate=page.last_published_at,
        categories=[written(word(row, "name", asked.code).text) for row in words],
    )


def written(text: str) -> str:
    """The text less the control characters that XML 1.0 does not know; slides pasted into a title bring them along."""
    return NOT_XML.sub(" ", text)
