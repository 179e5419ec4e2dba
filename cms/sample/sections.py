"""What the sample's pages stand under: a home for each language, and the organisations' sections."""

from wagtail.models import Locale

from cms.guidance.ground import prepare_language
from cms.guidance.models import HomePage, OrganisationPage
from cms.organisations.models import Organisation
from cms.sample.desk import Desk
from cms.sample.files import ORIGINAL, Data, in_language, read


def make_home(locale: Locale, desk: Desk) -> HomePage:
    """A language's home, live. RuntimeError where there is no first home yet."""
    data = in_language(read("home"), locale.language_code)
    home = prepare_language(locale)
    if home is None:
        raise RuntimeError("The first home is missing: run `python manage.py migrate` first.")
    texts = {name: data[name] for name in ("title", "standfirst", "search_description")}
    desk.publish(home, first_steps=[("step", step) for step in data["first_steps"]], **texts)
    return HomePage.objects.get(pk=home.pk)


def make_section(
    organisation: Organisation, home: HomePage, translations: list[Locale], desk: Desk
) -> OrganisationPage:
    """An organisation's section under the first home and in each of the languages, live."""
    data = next(row for row in read("organisations") if row["slug"] == organisation.slug)
    section = OrganisationPage.objects.get(organisation=organisation, locale=home.locale)
    desk.publish(section, **_texts(data, ORIGINAL))
    for locale in translations:
        version = OrganisationPage.objects.get(organisation=organisation, locale=locale)
        desk.publish(version, **_texts(data, locale.language_code))
    return OrganisationPage.objects.get(pk=section.pk)


def _texts(data: Data, code: str) -> dict[str, str]:
    return {"title": data["name"][code], "standfirst": data["description"][code]}
