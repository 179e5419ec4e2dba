"""What surrounds every page for readers: languages, doors, search, numbers. Computed only where a template asks for it."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import get_language
from wagtail.models import Page

from cms import languages
from cms.directory.choosing import hotlines_for
from cms.guidance.addresses import HOME_DEPTH, homes_of, in_language, short_address
from cms.guidance.audience_words import PICTOGRAMS
from cms.guidance.described import absolute
from cms.guidance.hotline_cards import HotlineCard, hotline_card
from cms.guidance.listing import asked_again
from cms.guidance.presenting import Version, versions_of
from cms.taxonomy.models import Audience
from cms.taxonomy.words import Word, word

# Lists whose address is the same in every language but for its first part.
SAME_IN_ALL_LANGUAGES = frozenset(
    {
        "audience_door",
        "campaigns",
        "hotlines",
        "place",
        "places",
        "resources",
        "search",
        "situation",
        "situations",
        "stories",
        "topic",
        "topics",
    }
)


@dataclass(frozen=True)
class LanguageLink:
    """A language in the picker; `here` says that this very page exists in it."""

    code: str
    autonym: str
    dir: str
    url: str
    here: bool
    current: bool


@dataclass(frozen=True)
class AudienceLink:
    """An audience's way in."""

    pictogram: str
    name: Word
    url: str


class Shell:
    """One request's shell. Depends on the address alone: the same for everybody."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request
        self.page: Page | None = getattr(request, "reader_page", None)

    @property
    def reading(self) -> dict[str, Any]:
        """What the page has already found out about itself for its template."""
        return getattr(self.request, "reading", {})

    @cached_property
    def homes(self) -> dict[str, Page]:
        """Live homes by language code."""
        return homes_of(self.request)

    @cached_property
    def locale_code(self) -> str:
        """The page's language, else the one of the address."""
        return self.page.locale.language_code if self.page is not None else get_language() or settings.LANGUAGE_CODE

    @property
    def dir(self) -> str:
        """Direction of the page's language."""
        return languages.direction(self.locale_code)

    @cached_property
    def is_live(self) -> bool:
        """Whether this language has a live home; links lead to another one's where it has not."""
        return self.locale_code in self.homes

    @cached_property
    def site_code(self) -> str:
        """The language that links of the shell lead to: this one, or the first live one."""
        return self.locale_code if self.is_live else next(iter(self.homes), settings.LANGUAGE_CODE)

    @property
    def site_name(self) -> str:
        """The installation's name."""
        return settings.WAGTAIL_SITE_NAME

    @property
    def home_url(self) -> str:
        """The language's home."""
        return f"/{self.site_code}/"

    def _list_url(self, name: str) -> str:
        return in_language(name, self.site_code)

    @property
    def search_url(self) -> str:
        """Search in this language."""
        return self._list_url("search")

    @property
    def hotlines_url(self) -> str:
        """All numbers."""
        return self._list_url("hotlines")

    @property
    def topics_url(self) -> str:
        """All topics."""
        return self._list_url("topics")

    @property
    def situations_url(self) -> str:
        """All situations."""
        return self._list_url("situations")

    @property
    def places_url(self) -> str:
        """All places."""
        return self._list_url("places")

    @property
    def stories_url(self) -> str:
        """All stories."""
        return self._list_url("stories")

    @property
    def campaigns_url(self) -> str:
        """All campaigns."""
        return self._list_url("campaigns")

    @property
    def resources_url(self) -> str:
        """The information hub."""
        return self._list_url("resources")

    @property
    def feed_url(self) -> str:
        """What is new in this language; on an audience's door, for that audience."""
        match = self.request.resolver_match
        if match is not None and match.url_name == "audience_door":
            return in_language("audience_feed", self.site_code, code=match.kwargs["code"])
        return self._list_url("feed")

    @property
    def short_url(self) -> str:
        """The page's short address, for SMS and paper."""
        if self.page is None or not self.page.pk:
            return ""
        return absolute(short_address(self.page.pk))

    @cached_property
    def versions(self) -> dict[str, Version]:
        """This page in other languages, by code."""
        if self.page is None or not self.page.pk or self.page.depth == HOME_DEPTH:
            return {}
        found = self.reading["translations"] if self.reading else versions_of(self.page, self.homes)
        return {version.code: version for version in found}

    @cached_property
    def languages(self) -> list[LanguageLink]:
        """Every live language: this page where it exists, that language's home where not."""
        links = []
        for code in self.homes:
            current = code == self.locale_code
            version = self.versions.get(code)
            url = version.url if version else self._same_view(code)
            links.append(
                LanguageLink(
                    code,
                    languages.autonym(code),
                    languages.direction(code),
                    url,
                    bool(version) or self.page is None or self.page.depth == HOME_DEPTH,
                    current,
                )
            )
        return links

    def _same_view(self, code: str) -> str:
        match = self.request.resolver_match
        if self.page is None and match is not None and match.url_name in SAME_IN_ALL_LANGUAGES:
            return asked_again(in_language(match.url_name, code, **match.kwargs), self.request.GET)
        return f"/{code}/"

    @cached_property
    def audiences(self) -> list[AudienceLink]:
        """The four doors."""
        return [
            AudienceLink(
                PICTOGRAMS[audience.code],
                word(audience, "name", self.locale_code),
                in_language("audience_door", self.site_code, code=audience.code),
            )
            for audience in Audience.objects.all()
        ]

    @cached_property
    def hotlines(self) -> list[HotlineCard]:
        """The numbers of the page's places, else those of the installation."""
        today = timezone.localdate()
        page: Any = self.page
        organisation = page.serving_organisation_id() if hasattr(page, "serving_organisation_id") else None
        places = self._facts_places()
        chosen = hotlines_for(places=places, organisation_id=organisation, on=today)
        shown = [hotline_card(hotline, language=self.locale_code, on=today) for hotline in chosen]
        return [card for card in shown if card is not None]

    def _facts_places(self) -> list[Any]:
        """The page's places, or the one whose list this is."""
        facts = self.reading.get("facts")
        if facts is not None:
            return [] if facts.everywhere else facts.places
        return getattr(self.request, "reading_places", [])


def shell(request: HttpRequest) -> dict[str, Any]:
    """Context processor: `shell`, computed piece by piece where a template uses it."""
    return {"shell": Shell(request)}
