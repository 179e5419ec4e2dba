"""The rows that all languages share: organisations, places and numbers to call."""

import datetime

from cms.directory.models import Hotline
from cms.organisations.models import Organisation
from cms.sample.files import columns, read
from cms.sample.glossary import make_glossary
from cms.taxonomy.models import Place


def make_rows(today: datetime.date) -> dict[str, Organisation]:
    """All of them; the organisations by slug. `today` is the day on which the numbers were confirmed."""
    organisations = make_organisations()
    _places()
    _hotlines(organisations, today)
    make_glossary()
    return organisations


def make_organisations() -> dict[str, Organisation]:
    """The organisations by slug, made where they are missing: their teams, shelves and sections come with them."""
    return {
        row["slug"]: Organisation.objects.filter(slug=row["slug"]).first()
        or Organisation.objects.create(slug=row["slug"], **columns(name=row["name"], description=row["description"]))
        for row in read("organisations")
    }


def _places() -> None:
    for row in sorted(read("places"), key=lambda row: row["level"]):
        parent = Place.objects.get(pcode=row["parent"]) if row["parent"] else None
        Place.objects.create(
            pcode=row["pcode"], iso3=row["iso3"], level=row["level"], parent=parent, **columns(name=row["name"])
        )


def _hotlines(organisations: dict[str, Organisation], today: datetime.date) -> None:
    # In the order of the file: of two that serve a place equally, the first is shown first.
    for row in read("hotlines"):
        hotline = Hotline.objects.create(
            number=row["number"],
            languages=row["languages"],
            cost=row["cost"],
            tier=row["tier"],
            organisation=organisations[row["organisation"]] if row["organisation"] else None,
            assured_until=today + datetime.timedelta(days=row["assured_in_days"]),
            **columns(name=row["name"], purpose=row["purpose"], hours=row["hours"]),
        )
        hotline.places.set(Place.objects.filter(pcode__in=row["places"]))
