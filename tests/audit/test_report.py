"""“What was done”: who may read which entries, and how the list and its exports bear up."""

import datetime
import io
from typing import Any

import openpyxl
import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale
from wagtail.users.models import UserProfile

from cms.accounts.models import User
from cms.audit import views, words
from cms.audit.models import Entry
from cms.organisations.models import Role
from tests import factories
from tests.audit.conftest import HILL, RIVER

ADDRESS = "/admin/reports/what-was-done/"


def entry(number: int = 0, **values: Any) -> Entry:
    """One of River Aid's, by default."""
    given: dict[str, Any] = {
        "at": timezone.now() - datetime.timedelta(hours=number),
        "actor_id": 9000 + number % 7,
        "actor": f"Person {number % 7}",
        "organisation_id": RIVER[0],
        "organisation": RIVER[1],
        "action": "wagtail.publish",
        "kind": "guidance.guidancepage",
        "object_id": str(number),
        "label": f"Page {number}",
        "language": "en",
    }
    return Entry(**given | values)


@pytest.fixture
def two_organisations(db: None) -> None:
    """Two entries of River Aid, one of Hill Relief, one of nobody."""
    Entry.objects.bulk_create(
        [
            entry(1, label="River page"),
            entry(2, label="River draft", action="wagtail.edit", language="ar", at=timezone.now() - datetime.timedelta(40)),
            entry(3, label="Hill page", organisation_id=HILL[0], organisation=HILL[1]),
            entry(4, label="Everybody's word", organisation_id=None, organisation=""),
        ]
    )  # fmt: skip


def signed_in(client: Client, name: str) -> Client:
    """Somebody who reaches the admin."""
    person = factories.member_of(factories.OrganisationFactory(), Role.EDITOR)
    User.objects.filter(pk=person.pk).update(username=name)
    client.force_login(User.objects.get(pk=person.pk))
    return client


def labels(client: Client, **asked: Any) -> set[str]:
    """What the list shows of the four."""
    shown = client.get(ADDRESS, asked).content.decode()
    return {label for label in ("River page", "River draft", "Hill page", "Everybody&#x27;s word") if label in shown}


def test_by_default_nobody_but_a_superuser_reads_it(
    client: Client, editor: User, reviewer: User, admin: User, two_organisations: None
) -> None:
    for person in (editor, reviewer):
        client.force_login(person)
        assert client.get(ADDRESS).status_code == 302
        assert client.get(ADDRESS, {"export": "csv"}).status_code == 302
        assert ADDRESS not in client.get(reverse("wagtailadmin_home")).content.decode()
    client.force_login(admin)
    assert len(labels(client)) == 4
    assert ADDRESS in client.get(reverse("wagtailadmin_home")).content.decode()


def test_a_coordinator_reads_their_organisations_entries_whatever_they_ask_for(
    client: Client, scoped: None, two_organisations: None
) -> None:
    signed_in(client, "hill-keeper")
    assert labels(client) == {"Hill page"}
    assert labels(client, organisation=RIVER[0]) == set()
    assert labels(client, person=9001) == set()
    exported = b"".join(client.get(ADDRESS, {"export": "csv"}).streaming_content).decode()  # type: ignore[attr-defined]
    assert "Hill page" in exported
    assert "River" not in exported
    shown = client.get(ADDRESS).content.decode()
    assert RIVER[1] not in shown
    assert "Person 1" not in shown


def test_somebody_who_may_see_everything_does(client: Client, scoped: None, two_organisations: None) -> None:
    signed_in(client, "overseer")
    assert len(labels(client)) == 4


def test_it_is_narrowed_by_period_person_action_organisation_and_language(
    client: Client, admin: User, two_organisations: None
) -> None:
    Locale.objects.get_or_create(language_code="ar")
    client.force_login(admin)
    assert labels(client, action="wagtail.edit") == {"River draft"}
    assert labels(client, person=9003) == {"Hill page"}
    assert labels(client, organisation=RIVER[0]) == {"River page", "River draft"}
    assert labels(client, language="ar") == {"River draft"}
    month = (timezone.localdate() - datetime.timedelta(30)).isoformat()
    assert labels(client, at_from=month) == {"River page", "Hill page", "Everybody&#x27;s word"}
    assert labels(client, at_from="tomorrow") == labels(client, action="x' OR 1=1") == set()


def test_wagtails_own_list_leads_here_for_everybody(client: Client, editor: User, admin: User) -> None:
    for address in ("wagtailadmin_reports:site_history", "wagtailadmin_reports:site_history_results"):
        client.force_login(admin)
        assert client.get(reverse(address), {"export": "csv"}).headers["Location"] == ADDRESS
        client.force_login(editor)
        assert client.get(reverse(address), follow=True).redirect_chain[-1][0] == "/admin/"


@pytest.mark.parametrize("asked", [{}, {"p": "3"}, {"organisation": RIVER[0], "action": "wagtail.publish"}])
def test_the_list_asks_few_questions_however_long_it_is(client: Client, admin: User, asked: dict[str, Any]) -> None:
    Entry.objects.bulk_create([entry(number) for number in range(160)])
    client.force_login(admin)
    client.get(ADDRESS)
    with CaptureQueriesContext(connection) as queries:
        response = client.get(ADDRESS, asked)
    assert len(queries) <= 18
    assert response.content.decode().count("Page ") > 40


def test_lines_are_counted_only_as_far_as_somebody_would_turn(
    client: Client, admin: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "COUNTED_AT_MOST", 100)
    Entry.objects.bulk_create([entry(number) for number in range(160)])
    client.force_login(admin)
    assert client.get(ADDRESS).context["paginator"].num_pages == 2


def test_exports_hold_every_line_in_words_and_codes_and_are_told_themselves(
    client: Client, admin: User, two_organisations: None
) -> None:
    client.force_login(admin)
    csv = b"".join(client.get(ADDRESS, {"export": "csv", "action": "wagtail.edit"}).streaming_content)  # type: ignore[attr-defined]
    heading, line = csv.decode().splitlines()
    assert heading.startswith("When (UTC),Who (number),Who,What (code),What,")
    assert "wagtail.edit,Edited," in line
    book = openpyxl.load_workbook(io.BytesIO(b"".join(client.get(ADDRESS, {"export": "xlsx"}).streaming_content)))  # type: ignore[attr-defined]
    assert book.active is not None
    assert {"River page", "Hill page"} <= {row[8].value for row in book.active.iter_rows()}
    taken = Entry.objects.filter(action="export.taken").order_by("id")
    assert [one.detail for one in taken] == [{"report": "audit", "format": kind} for kind in ("csv", "xlsx")]


def test_details_are_told_in_words(db: None) -> None:
    told = entry(detail={"was": "A", "is": "100 %", "revision": 7, "further": True, "groups": ["River", "Hill"]})
    assert words.more(told) == (
        "before “A” · now “100 %” · version 7 · further ones of this minute are not kept · River, Hill"
    )
    assert words.kind(entry(kind="gone.model")) == "gone.model"
    assert words.kind(entry(kind="")) == ""


def test_fields_factors_and_times_are_told_in_words(db: None) -> None:
    told = entry(kind="organisations.organisation", detail={"changed": ["name", "name_ar", "contact_email", "places"]})
    assert words.more(told) == "fields: name (العربية), contact e-mail, places"
    told = entry(kind="accounts.user", detail={"changed": ["first_name", "gone"]})
    assert words.more(told) == "fields: first name, gone"
    for code, factor in [("totp", "authenticator app"), ("webauthn", "passkey"), ("recovery_codes", "recovery codes")]:
        assert words.more(entry(detail={"factor": code})) == factor
    told = entry(detail={"from_language": "ar", "goes_live_at": "2026-11-02T12:00:00.5+00:00"})
    assert words.more(told) == "from the language العربية · for 2026-11-02 12:00:00"


@pytest.mark.parametrize(
    ("code", "title"),
    [
        ("audit", "What was done"),
        ("wagtailadmin_reports:aging_pages", "Aging pages"),
        ("wagtailusers_users:index", "Users"),
        ("wagtailsnippets_organisations_organisation:list", "Organisations"),
        ("wagtailsnippets_organisations_organisation:edit", "wagtailsnippets_organisations_organisation:edit"),
        ("gone:list", "gone:list"),
    ],
)
def test_what_was_exported_is_told_by_the_title_of_its_screen(db: None, code: str, title: str) -> None:
    assert words.more(entry(detail={"report": code, "format": "csv"})) == f"list “{title}” · CSV"


def test_roles_are_told_as_people_see_them(db: None) -> None:
    groups = ["river-aid: editor", "river-aid: translator: ar", "all: coordinator", "Somebody's own group"]
    told = "Editor, Translator · العربية, Coordinator, Somebody's own group"
    assert words.more(entry(detail={"groups": groups})) == told
    assert words.more(entry(organisation_id=None, detail={"groups": groups[:1]})) == "Editor (river-aid)"
    assert words.more(entry(detail={"roles": ["editor", "translator:ar"]})) == "Editor, Translator · العربية"
    assert words.more(entry(detail={"purpose": "anew"})) == "New password and new second factor"


def test_the_time_is_told_with_its_zone_in_one_shape_on_one_line(client: Client, admin: User) -> None:
    Entry.objects.bulk_create([entry(at=datetime.datetime(2026, 11, 2, 12, 0, 0, 5, tzinfo=datetime.UTC))])
    profile = UserProfile.get_for_user(admin)
    profile.current_time_zone = "Africa/Kampala"
    profile.save()
    client.force_login(admin)
    shown = client.get(ADDRESS).content.decode()
    assert "When (Africa/Kampala)" in shown
    assert '<span dir="ltr" class="w-whitespace-nowrap">2026-11-02 15:00:00</span>' in shown
    csv = b"".join(client.get(ADDRESS, {"export": "csv"}).streaming_content).decode()  # type: ignore[attr-defined]
    assert "\r\n2026-11-02 12:00:00,9000," in csv
    assert ",guidance.guidancepage,Guidance," in csv


def test_a_spreadsheet_that_would_lose_lines_is_refused_with_what_to_do(
    client: Client, admin: User, two_organisations: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "LINES_IN_A_SPREADSHEET", 3)
    client.force_login(admin)
    response = client.get(ADDRESS, {"export": "xlsx"}, follow=True)
    assert "Choose a shorter period, or download CSV." in response.content.decode()


def test_each_cell_names_its_column_for_screens_on_which_the_heading_has_no_room(
    client: Client, two_organisations: None, admin: User
) -> None:
    client.force_login(admin)
    shown = BeautifulSoup(client.get(ADDRESS).content, "html.parser")
    headings = [heading.get_text(strip=True) for heading in shown.select("table.listing thead th")]
    for row in shown.select("table.listing tbody tr"):
        assert [cell["data-label"] for cell in row.select("td")] == headings
        assert all(cell.find() is not None for cell in row.select("td") if cell.get_text(strip=True))
