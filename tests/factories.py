"""Makers of rows for tests: valid by default, everything else by name."""

import datetime
import io
from functools import cache
from typing import Any

import factory
from django.contrib.auth.hashers import make_password
from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import Image
from wagtail.models import Locale, Page

from cms.accounts.models import User
from cms.directory.models import Hotline
from cms.guidance.ground import prepare_language
from cms.guidance.models import GuidancePage, HomePage, OrganisationPage
from cms.library.models import Picture
from cms.organisations.models import Organisation, Role, Team
from cms.organisations.models.team import BY_LANGUAGE
from cms.organisations.teams import shared_shelf
from cms.taxonomy.models import (
    Audience,
    Fit,
    PageAudience,
    PageFacts,
    PagePlace,
    PageSituation,
    PageTopic,
    Place,
    Scope,
    Situation,
    Topic,
)
from cms.translation_desk.drafting import draft_in

PASSWORD = "correct-horse-battery-9"


@cache
def hashed_password() -> str:
    """PASSWORD as it is stored, hashed once: hashing is slow on purpose."""
    return make_password(PASSWORD)


class UserFactory(factory.django.DjangoModelFactory):
    """Someone who can sign in with PASSWORD."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"person{n}")
    email = factory.LazyAttribute(lambda user: f"{user.username}@example.org")

    @factory.post_generation
    def groups(self, create: bool, extracted: Any, **kwargs: Any) -> None:
        """The groups given, and the known password."""
        self.password = hashed_password()
        self.save()
        self.groups.set(extracted or [])


class OrganisationFactory(factory.django.DjangoModelFactory):
    """A fictional NGO."""

    class Meta:
        model = Organisation

    slug = factory.Sequence(lambda n: f"organisation-{n}")
    name_en = factory.Sequence(lambda n: f"Organisation {n}")


class PlaceFactory(factory.django.DjangoModelFactory):
    """A fictional country; give level, parent and pcode for smaller places."""

    class Meta:
        model = Place

    iso3 = "XAA"
    pcode = "XA"
    level = 0
    name_en = "Talomira"


class HotlineFactory(factory.django.DjangoModelFactory):
    """A public, confirmed number for the whole installation."""

    class Meta:
        model = Hotline
        skip_postgeneration_save = True

    name_en = factory.Sequence(lambda n: f"Safety line {n}")
    purpose_en = "Report something dangerous."
    number = factory.Sequence(lambda n: f"+1 555 555 01{n % 100:02d}")
    tier = "public"
    cost = "free"
    assured_until = factory.LazyFunction(lambda: timezone.localdate() + datetime.timedelta(days=90))

    @factory.post_generation
    def places(self, create: bool, extracted: Any, **kwargs: Any) -> None:
        """The places it serves."""
        self.places.set(extracted or [])


def picture(title: str = "A path", consent: str = "no_person", size: tuple[int, int] = (1280, 800)) -> Picture:
    """A stored picture, with its renditions once the transaction commits."""
    stream = io.BytesIO()
    Image.new("RGB", size, (90, 140, 90)).save(stream, "JPEG")
    made = Picture(title=title, consent=consent, collection=shared_shelf())
    made.file = ContentFile(stream.getvalue(), name="upload.jpg")  # type: ignore[assignment]  # stored on save
    made.save()
    return made


def live_home(code: str) -> HomePage:
    """Enables a language and publishes its home."""
    locale, _created = Locale.objects.get_or_create(language_code=code)
    home = prepare_language(locale)
    assert home is not None
    home.title = f"Home {code}"
    home.save_revision().publish()
    return HomePage.objects.get(pk=home.pk)


def section_under(home: HomePage, **values: Any) -> OrganisationPage:
    """A live section under a home: of the organisation given, else of the first that has none live there yet, else of a new one."""
    organisation = values.pop("organisation", None) or _without_section(home) or OrganisationFactory()
    section = OrganisationPage.objects.get(organisation=organisation, locale=home.locale)
    for name, value in values.items():
        setattr(section, name, value)
    section.save_revision().publish()
    return OrganisationPage.objects.get(pk=section.pk)


def _without_section(home: HomePage) -> Organisation | None:
    live = OrganisationPage.objects.filter(live=True, locale=home.locale).values("organisation")
    return Organisation.objects.exclude(pk__in=live).order_by("pk").first()


def card(kind: str = "do", words: str = "Go back the way you came", **values: Any) -> tuple[str, dict[str, Any]]:
    """A card for a stream."""
    return kind, {"pictogram": "walk-back", "words": words, "more": "", "picture": None, "audiences": [], **values}


def guidance_draft(section: Page, **values: Any) -> GuidancePage:
    """A draft with a do card and no facts at all; `body` is a list of (block type, value)."""
    values.setdefault("title", "Know the warning signs")
    values.setdefault("standfirst", "What tells you that a place may be dangerous.")
    values.setdefault("body", [card()])
    page = GuidancePage(live=False, **values)
    section.add_child(instance=page)
    page.save_revision()
    return page


def give_facts(
    page: Page,
    *,
    made_for: tuple[str, ...] = (),
    suitable_for: tuple[str, ...] = ("women", "girls", "boys", "men"),
    scope: str = Scope.EVERYWHERE,
    places: tuple[Place, ...] = (),
    topics: tuple[str, ...] = (),
    situations: tuple[str, ...] = (),
    **sheet: Any,
) -> None:
    """Facts in memory; the page's own save or revision carries them."""
    page.fact_sheet.set([PageFacts(scope=scope, **sheet)])
    marks = [PageAudience(audience=one, fit=Fit.MADE_FOR) for one in Audience.objects.filter(code__in=made_for)]
    marks += [
        PageAudience(audience=one, fit=Fit.SUITABLE_FOR) for one in Audience.objects.filter(code__in=suitable_for)
    ]
    page.audience_marks.set(marks)
    page.place_marks.set([PagePlace(place=place) for place in places])
    page.topic_marks.set([PageTopic(topic=topic) for topic in Topic.objects.filter(slug__in=topics)])
    page.situation_marks.set([PageSituation(situation=one) for one in Situation.objects.filter(slug__in=situations)])


def live_guidance(section: Page, **values: Any) -> GuidancePage:
    """A live page with facts: by default suitable for all four, everywhere. Facts by the names of `give_facts`."""
    names = (
        "made_for", "suitable_for", "scope", "places", "topics", "situations", "message_category", "review_by", "sample",
        "review_owner", "ends_overdue", "grace_days",
    )  # fmt: skip
    facts = {key: values.pop(key) for key in names if key in values}
    page = guidance_draft(section, **values)
    give_facts(page, **facts)
    page.save_revision().publish()
    return GuidancePage.objects.get(pk=page.pk)


def translate_in_place(page: Any) -> None:
    """Replaces every text of a drafted translation by other words, in memory; its language is of no matter here."""
    page.title = f"ترجمة {page.title[::-1]}"
    if hasattr(page, "standfirst"):
        page.standfirst = "كلمات أخرى بلغة أخرى"
    if hasattr(page, "body"):
        page.body = [card(words="عد من حيث أتيت")]


def live_translation(original: Page, locale: Locale) -> Any:
    """A page and the sections above it, drafted in a language, put in other words and published."""
    page = draft_in(original, locale, by=None).page
    for version in [*page.get_ancestors().filter(depth__gt=1, live=False).specific(), page]:
        translate_in_place(version)
        version.save_revision().publish()
    return type(page).objects.get(pk=page.pk)


def member_of(organisation: Organisation | None, *roles: Role, language: str = "", **values: Any) -> User:
    """Somebody who can sign in, with these roles in an organisation; `language` for those roles that have one."""
    person = UserFactory(**values)
    for role in roles:
        code = language if role in BY_LANGUAGE else ""
        person.groups.add(Team.objects.get(organisation=organisation, role=role, language=code).group)
    return person
