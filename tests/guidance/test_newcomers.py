"""What newcomers stumbled over in the admin."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale, Page, Workflow
from wagtail.users.models import UserProfile

from cms.accounts.models import User
from cms.directory.models import Hotline
from cms.guidance.guides import GUIDES, docs
from cms.guidance.models import HomePage, OrganisationPage
from cms.organisations.models import Role
from tests import factories
from tests.publishing.page_form import words


def signed_in(person: User) -> Client:
    """A browser in which someone is signed in."""
    client = Client()
    client.force_login(person)
    return client


def test_unpublishing_says_beforehand_which_translations_go_offline_too(
    section: OrganisationPage, hotline: Hotline, arabic: HomePage, reviewer: User
) -> None:
    original = factories.live_guidance(section)
    translation = factories.live_translation(original, arabic.locale)
    client = signed_in(reviewer)
    address = reverse("wagtailadmin_pages:unpublish", args=[original.pk])
    assert "Its translation goes offline too: العربية." in words(client.get(address))
    bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "unpublish"])
    assert "Its translation goes offline too: العربية." in words(client.get(bulk, {"id": original.pk}))
    alone = words(client.get(reverse("wagtailadmin_pages:unpublish", args=[translation.pk])))
    assert "goes offline too" not in alone
    below = words(client.get(reverse("wagtailadmin_pages:unpublish", args=[section.pk])))
    assert "readers reach none of the pages below it" in below


def test_the_editor_of_a_page_sent_back_begins_with_the_reviewers_words(
    section: OrganisationPage, hotline: Hotline, editor: User, reviewer: User
) -> None:
    page = factories.guidance_draft(section, owner=editor)
    state = Workflow.objects.get(active=True).start(page, editor)
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert "sent this page back" not in words(signed_in(editor).get(address))
    state.current_task_state.reject(user=reviewer, comment="Which <i>bridge</i>?\nSay it.")
    shown = signed_in(editor).get(address)
    assert "reviewer sent this page back." in words(shown)
    assert "Which &lt;i&gt;bridge&lt;/i&gt;?<br>Say it." in shown.content.decode()


def test_lists_of_pages_have_one_filter_for_the_language(
    section: OrganisationPage, hotline: Hotline, arabic: HomePage, admin: User
) -> None:
    original = factories.live_guidance(section, title="Only the English one")
    factories.live_translation(original, arabic.locale)
    shown = signed_in(admin).get(reverse("wagtailadmin_explore", args=[Page.objects.get(depth=1).pk]), {"locale": "ar"})
    said = words(shown)
    assert "Only the English one" not in said
    assert {page.locale.language_code for page in shown.context["pages"]} == {"ar"}
    labels = [str(name.label) for name in shown.context["filters"].filters.values()]
    assert labels.count("Language") == 1
    assert "Locale" not in labels


def test_languages_are_listed_by_name_and_shown_by_their_own(admin: User, arabic: HomePage) -> None:
    for code in ("uk", "fr", "prs"):
        Locale.objects.create(language_code=code)
    shown = signed_in(admin).get(reverse("wagtaillocales:index"))
    assert [str(locale) for locale in shown.context["locales"]] == ["Arabic", "Dari", "English", "French", "Ukrainian"]
    assert "دری" in words(shown)
    choices: Any = signed_in(admin).get(reverse("wagtaillocales:add")).context["form"].fields["language_code"].choices
    names = [str(name) for _code, name in choices]
    assert names == sorted(names, key=str.casefold)
    assert "Burmese · မြန်မာဘာသာ" in names


def test_every_guide_goes_along_into_the_container() -> None:
    taken = [line[1:] for line in (docs().parent / ".dockerignore").read_text().splitlines() if line.startswith("!")]
    for file, _title in GUIDES.values():
        assert any(f"docs/{file}" == one or f"docs/{file}".startswith(f"{one}/") for one in taken), file


def test_the_account_page_begins_with_what_protects_the_account(editor: User) -> None:
    said = words(signed_in(editor).get(reverse("wagtailadmin_account")))
    assert said.index("Second factors") < said.index("First Name")


def test_sharing_is_in_the_menu_of_whoever_may_add_pages(
    section: OrganisationPage, editor: User, translator: User
) -> None:
    keeper = factories.member_of(section.organisation, Role.ADMINISTRATOR)
    for person, there in ((editor, True), (translator, True), (keeper, False)):
        assert ("Offered by others" in signed_in(person).get("/admin/account/").content.decode()) is there


def test_guides_are_read_in_the_admin_and_nothing_else_of_the_disk_is(editor: User) -> None:
    client = signed_in(editor)
    shown = client.get(reverse("guide", args=["editors"]))
    assert "On the left" in words(shown)
    for other in ("reviewers", "translators"):
        assert f'href="{reverse("guide", args=[other])}' in shown.content.decode()
    assert "Answer the Checklist" in words(client.get(reverse("guide", args=["reviewers"])))
    assert '.md"' not in shown.content.decode()
    for name, led in (("roles", "several-organisations"), ("several-organisations", "signing-in")):
        assert f'href="{reverse("guide", args=[led])}' in client.get(reverse("guide", args=[name])).content.decode()
    picture = client.get(reverse("guide_picture", args=["admin-facts.png"]))
    assert picture.headers["Content-Type"] == "image/png"
    for name in ("..%2f..%2fREADME.md", "self-hosting.md", "nothing.png"):
        assert client.get(f"/admin/guides/pictures/{name}", follow=True).status_code == 404
    for name, led in (
        ("editors", "authority"),
        ("reviewers", "gate"),
        ("coordinators", "second-person"),
        ("gate", "checks"),
    ):
        assert f'href="{reverse("guide", args=[led])}' in client.get(reverse("guide", args=[name])).content.decode()
    assert client.get("/admin/guides/privacy/").status_code == 404
    assert Client().get(reverse("guide", args=["editors"])).status_code == 302


@pytest.mark.parametrize(
    ("code", "told"), [("fr", ("fr", "ltr")), ("ar", ("ar", "rtl")), ("es", ("en", "ltr")), ("", ("en", "ltr"))]
)
def test_a_guide_is_read_in_ones_own_language_where_somebody_has_written_it(
    translator: User, code: str, told: tuple[str, str]
) -> None:
    UserProfile.objects.update_or_create(user=translator, defaults={"preferred_language": code})
    response = signed_in(translator).get(reverse("guide", args=["translators"]))
    shown = BeautifulSoup(response.content, "html.parser").select("article")[0]
    assert (shown["lang"], shown["dir"]) == told
