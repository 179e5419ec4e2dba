"""A site with every kind of page in English and Arabic, made once; French is enabled but not live yet."""

from dataclasses import dataclass
from typing import Any

from wagtail.models import Locale, Page

from cms.guidance.ground import prepare_language
from cms.guidance.models import HomePage
from tests import factories
from tests.guidance.articles import article, document, one_of_each, picture, published, translated
from tests.standing import standing

# Every kind of address there is, by name; `{code}` is a language of the site.
KINDS = (
    "home",
    "section",
    "guidance",
    "story",
    "resource",
    "campaign",
    "door",
    "topics",
    "topic",
    "situations",
    "situation",
    "places",
    "place",
    "stories",
    "campaigns",
    "resources",
    "resources filtered",
    "hotlines",
    "search form",
    "search results",
    "search filtered",
    "search without result",
    "missing page",
    "page in other languages only",
)
NOT_FOUND = {"missing page", "page in other languages only"}


@dataclass(frozen=True)
class Site:
    """Ids of the live pages by language and kind, and the addresses of all kinds."""

    ids: dict[str, dict[str, int]]
    only_in: dict[str, int]

    def page(self, kind: str, code: str = "en") -> Any:
        """The page as it is now."""
        return Page.objects.get(pk=self.ids[code][kind]).specific

    def only(self, code: str) -> Any:
        """The page that no other language has."""
        return Page.objects.get(pk=self.only_in[code]).specific

    def address(self, kind: str, code: str = "en") -> str:
        """The path of a kind of page."""
        if kind in self.ids[code]:
            return path(self.page(kind, code))
        other = self.only("ar" if code == "en" else "en")
        return {
            "door": f"/{code}/for/girls/",
            "topics": f"/{code}/topics/",
            "topic": f"/{code}/topics/safe-paths/",
            "situations": f"/{code}/situations/",
            "situation": f"/{code}/situations/farmers/",
            "places": f"/{code}/places/",
            "place": f"/{code}/places/XQ01/",
            "stories": f"/{code}/stories/",
            "campaigns": f"/{code}/campaigns/",
            "resources": f"/{code}/resources/",
            "resources filtered": f"/{code}/resources/?kind=tool&year=2025&language=",
            "hotlines": f"/{code}/hotlines/",
            "search filtered": f"/{code}/search/?for=girls&topic=safe-paths&place=XQ01&kind=guidance",
            "search form": f"/{code}/search/",
            "search results": f"/{code}/search/?q={'paths' if code == 'en' else 'طرق'}",
            "search without result": f"/{code}/search/?q=zebra",
            "missing page": f"/{code}/nothing/here/",
            "page in other languages only": f"/{code}/{path(other).split('/', 2)[2]}",
        }[kind]


def path(page: Page) -> str:
    """The address of a page of this site."""
    home = HomePage.objects.get(locale=page.locale)
    return f"/{page.locale.language_code}/{page.url_path.removeprefix(home.url_path)}"


@standing
def site(db: None) -> Site:
    """One organisation with four pages in two languages, and one page in each that the other has not."""
    factories.HotlineFactory(name_en="Safety line", languages=["en", "ar"], hours_en="Every day")
    country = factories.PlaceFactory(pcode="XQ", iso3="XQQ", name_en="Talomira")
    factories.PlaceFactory(pcode="XQ01", iso3="XQQ", level=1, parent=country, name_en="Banoka")
    english = published(HomePage.objects.get(locale__language_code="en"))
    arabic = factories.live_home("ar")
    prepare_language(Locale.objects.get_or_create(language_code="fr")[0])
    section = factories.section_under(english, standfirst="Who we are.")
    originals = one_of_each(section, shown=picture(), leaflet=document())
    section_ar = translated(section, "ar", "خطوات آمنة")
    titles = {"guidance": "طرق معروفة", "story": "كيف وجدنا العون", "resource": "خطة درس", "campaign": "أسابيع الحصاد"}
    versions = {
        kind: translated(page, "ar", titles[kind], **({"cover_alt": "طريق"} if kind == "guidance" else {}))
        for kind, page in originals.items()
    }
    pages = {
        "en": {"home": english, "section": section, **originals},
        "ar": {"home": arabic, "section": section_ar, **versions},
    }
    return Site(
        ids={code: {kind: page.pk for kind, page in kinds.items()} for code, kinds in pages.items()},
        only_in={
            "en": article(section, title="Only in English").pk,
            "ar": article(section_ar, title="بالعربية فقط", slug="only-in-arabic").pk,
        },
    )
