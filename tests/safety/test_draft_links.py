"""A draft shared by a link: exactly one version, marked, for whoever has the address, until it runs out or is revoked."""

import datetime
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cms.accounts.models import User
from cms.audit.models import Entry
from cms.guidance.models import GuidancePage, HomePage, OrganisationPage
from cms.library.consent import Consent
from cms.library.models import Picture
from cms.organisations.models.organisation import State
from cms.safety.models import DraftLink, Why, Withdrawal
from cms.safety.sharing_drafts import hash_of, revoke
from tests import factories
from tests.conftest import ready
from tests.library.files import committed
from tests.obliging import obliging
from tests.publishing.page_form import words
from tests.safety.drafts import links_address, made_by, path_in, read, shared
from tests.safety.letters import organisation_of
from tests.safety.screen import fresh

CLOSED = "It may have run out or been taken back: ask whoever sent it to you for a new one."


def test_an_editor_shares_a_draft_and_somebody_without_an_account_reads_it(
    editor_desk: Client, ready_draft: GuidancePage
) -> None:
    response = read(path_in(made_by(editor_desk, ready_draft)))
    assert response.status_code == 200
    assert ready_draft.title in words(response)
    assert "Go back the way you came" in words(response)
    assert not GuidancePage.objects.get(pk=ready_draft.pk).live


def test_the_address_is_shown_once_and_kept_nowhere(editor_desk: Client, ready_draft: GuidancePage) -> None:
    token = path_in(made_by(editor_desk, ready_draft)).split("/")[2]
    link = DraftLink.objects.get()
    assert link.token_hash == hash_of(token)
    assert token not in editor_desk.get(links_address(ready_draft)).content.decode()
    assert token not in str(DraftLink.objects.values().get())
    assert token not in str(list(Entry.objects.values()))


def test_it_says_across_the_page_that_it_is_a_draft_by_whom_and_until_when(
    editor: User, ready_draft: GuidancePage
) -> None:
    link, path = shared(ready_draft, editor)
    DraftLink.objects.filter(pk=link.pk).update(expires_at=datetime.datetime(2131, 3, 9, 12, tzinfo=datetime.UTC))
    shown = BeautifulSoup(read(path).content, "html.parser")
    organisation = str(organisation_of(ready_draft))
    said = shown.select_one(".draft-said")
    assert said is not None
    assert f"Draft, not approved. Shared by {organisation} until 9 March 2131." in said.get_text()
    assert link.digest[:12] in said.get_text()
    assert ready_draft.title in said.get_text()
    (mark,) = shown.select(".draft-mark[aria-hidden=true]")
    assert "Draft, not approved." in mark.get_text()
    assert not shown.select("[style], style")


def test_an_arabic_draft_is_marked_from_right_to_left(
    arabic: HomePage, section: OrganisationPage, hotline: Any, admin: User
) -> None:
    with obliging():
        ours = factories.section_under(arabic, organisation=section.organisation)
    page = ready(ours, "لا تقترب ولا تلمس")
    _link, path = shared(page, admin)
    response = read(path)
    shown = BeautifulSoup(response.content, "html.parser")
    assert (shown.html["lang"], shown.html["dir"]) == ("ar", "rtl")  # type: ignore[index]  # it is there
    assert "لا تقترب ولا تلمس" in shown.select_one(".draft-said").get_text()  # type: ignore[union-attr]
    assert response.headers["Content-Language"] == "ar"


def test_search_engines_and_caches_keep_nothing_and_no_cookie_is_set(editor: User, ready_draft: GuidancePage) -> None:
    _link, path = shared(ready_draft, editor)
    for answer in (read(path), read("/drafts/nothing-like-it/")):
        assert answer.headers["X-Robots-Tag"] == "noindex, nofollow, noarchive"
        assert answer.headers["Cache-Control"] == "private, no-store"
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert not answer.cookies
        assert "Cookie" not in answer.headers.get("Vary", "")
    shown = BeautifulSoup(read(path).content, "html.parser")
    assert [one["content"] for one in shown.select("meta[name=robots]")] == ["noindex, nofollow, noarchive"]
    assert not shown.select("link[rel=canonical], meta[property]")


def test_who_is_signed_in_is_shown_what_everybody_is_shown(
    editor: User, admin_desk: Client, ready_draft: GuidancePage
) -> None:
    _link, path = shared(ready_draft, editor)
    admin_desk.cookies["sessionid"]["path"] = "/"
    assert admin_desk.get(path).content == read(path).content


def test_a_later_draft_is_not_shown(editor: User, ready_draft: GuidancePage) -> None:
    _link, path = shared(ready_draft, editor)
    page = fresh(ready_draft)
    page.title = "Something else"
    page.save_revision(user=editor)
    assert ready_draft.title in words(read(path))
    assert "Something else" not in words(read(path))


def test_what_the_editor_writes_over_in_place_is_not_shown(editor: User, ready_draft: GuidancePage) -> None:
    """Wagtail's editor saves over a version by itself, under the same number."""
    _link, path = shared(ready_draft, editor)
    revision = fresh(ready_draft).latest_revision
    revision.content["title"] = "Something else"
    revision.save()
    assert ready_draft.title in words(read(path))
    assert "Something else" not in words(read(path))


@pytest.mark.parametrize("how", ["unknown", "expired", "revoked", "withdrawn", "suspended", "deleted"])
def test_an_address_that_leads_to_nothing_says_what_to_do_and_never_why(
    editor: User, ready_draft: GuidancePage, how: str
) -> None:
    link, path = shared(ready_draft, editor)
    close(link, path, how, editor)
    answer = read("/drafts/unknown/" if how == "unknown" else path)
    assert answer.status_code == 404
    assert CLOSED in words(answer)
    assert answer.content == read("/drafts/never-was/").content


def close(link: DraftLink, path: str, how: str, editor: User) -> None:
    """In one of the ways there are."""
    now = timezone.now()
    if how == "expired":
        DraftLink.objects.filter(pk=link.pk).update(expires_at=now)
    elif how == "revoked":
        revoke(link, by=editor, at=now)
    elif how == "withdrawn":
        key = link.page.translation_key
        Withdrawal.objects.create(at=now, translation_key=key, why=Why.PERSON, by_id=editor.pk, by="Editor")
    elif how == "suspended":
        organisation = link.page.specific.section.organisation
        organisation.state = State.SUSPENDED
        organisation.save()
    elif how == "deleted":
        link.page.delete()


def test_a_revoked_link_keeps_nothing_of_the_draft(
    editor: User, editor_desk: Client, ready_draft: GuidancePage
) -> None:
    link, path = shared(ready_draft, editor)
    address = reverse("safety:revoke_draft_link", args=[ready_draft.pk, link.pk])
    assert "nobody can open it any more" in words(editor_desk.post(address, follow=True))
    assert read(path).status_code == 404
    link.refresh_from_db()
    assert (link.content, link.revoked_by) == ({}, editor)
    revoked_at = link.revoked_at
    editor_desk.post(address)
    link.refresh_from_db()
    assert link.revoked_at == revoked_at
    assert Entry.objects.filter(action="safety.draft_link_revoked").count() == 1


def test_a_picture_whose_people_say_no_is_gone_from_the_draft_at_once(
    section: OrganisationPage, hotline: Any, editor: User
) -> None:
    page = ready(section)
    with committed():
        page.cover = picture = factories.picture()
    page.cover_alt = "A marked path"
    page.save_revision(user=editor)
    _link, path = shared(page, editor)
    assert "A marked path" in read(path).content.decode()
    picture.consent = Consent.WITHDRAWN
    picture.save()
    answer = read(path)
    assert answer.status_code == 200
    assert "A marked path" not in answer.content.decode()


def test_where_a_file_was_replaced_since_nothing_is_shown(
    section: OrganisationPage, hotline: Any, editor: User
) -> None:
    page = ready(section)
    page.cover = picture = factories.picture()
    page.cover_alt = "A marked path"
    page.save_revision(user=editor)
    _link, path = shared(page, editor)
    Picture.objects.filter(pk=picture.pk).update(file_hash="0" * 40)
    assert read(path).status_code == 404


def test_nothing_can_be_sent_to_a_draft(editor: User, ready_draft: GuidancePage) -> None:
    _link, path = shared(ready_draft, editor)
    assert Client(enforce_csrf_checks=True).post(path, {"x": "1"}).status_code == 405
    assert Client().head(path).status_code == 200
    assert read(path.rstrip("/")).status_code == 200


def test_opening_a_draft_asks_the_database_a_bounded_number_of_times(
    editor: User, ready_draft: GuidancePage, django_assert_max_num_queries: Any, section: OrganisationPage
) -> None:
    for _number in range(5):
        _link, path = shared(ready_draft, editor)
    read(path)
    with django_assert_max_num_queries(45):
        read(path)
    with django_assert_max_num_queries(4):
        read("/drafts/never-was/")
