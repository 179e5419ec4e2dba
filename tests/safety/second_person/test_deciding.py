"""A change of a number reaches readers when a second person, who may change it too, has approved it."""

import datetime
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import DatabaseError, IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from cms.accounts.models import User
from cms.audit.models import Entry
from cms.directory.models import Hotline
from cms.guidance.models import OrganisationPage
from cms.organisations.models import Role
from cms.safety.models import DecidedChange, ProposedChange
from cms.safety.models.written_once import WrittenOnce
from cms.safety.waiting_changes import changes_waiting_for
from tests import factories
from tests.publishing.page_form import words
from tests.safety.changes import (
    address_of,
    approve,
    in_menu,
    listed,
    refuse,
    save_number,
    seen,
    stored,
)


def test_another_number_waits_and_readers_call_the_old_one(
    reviewer_desk: Client, number: Hotline, proposed: ProposedChange, reviewer: User
) -> None:
    assert stored(number) == "+1 555 555 0110"
    assert (proposed.by, proposed.kind, proposed.row_id) == (reviewer, "directory.hotline", number.pk)
    assert proposed.fields == ["number"]
    assert "csrf" not in proposed.data
    assert "stays as it is until a second person approves your change" in listed(reviewer_desk)


def test_a_second_reviewer_of_the_organisation_sees_old_and_new_and_approves(
    second_desk: Client, number: Hotline, proposed: ProposedChange, second: User, reviewer: User
) -> None:
    assert in_menu(second_desk)
    assert "Safety line" in listed(second_desk)
    screen = BeautifulSoup(second_desk.get(address_of(proposed)).content, "html.parser")
    row = screen.select("tr.review-changed")
    assert len(row) == 1
    assert "Number" in row[0].text and "+1 555 555 0110" in row[0].text and "+1 555 555 0199" in row[0].text
    assert "Report something dangerous." in screen.text
    assert approve(second_desk, proposed).status_code == 302
    assert stored(number) == "+1 555 555 0199"
    assert not ProposedChange.objects.exists()
    decided = DecidedChange.objects.get()
    assert (decided.by_id, decided.proposed_by_id, decided.approved) == (second.pk, reviewer.pk, True)
    assert decided.values == {"number": ["+1 555 555 0110", "+1 555 555 0199"]}


def test_the_trail_names_who_approved_and_who_proposed_and_the_row_has_it_in_its_history(
    second_desk: Client, number: Hotline, proposed: ProposedChange, second: User, admin_desk: Client
) -> None:
    approve(second_desk, proposed)
    acts = Entry.objects.filter(kind="directory.hotline", object_id=str(number.pk)).order_by("pk")
    assert [(one.action, one.actor) for one in acts] == [
        ("gate.change_proposed", "reviewer"),
        ("gate.change_approved", "Sade"),
    ]
    assert acts[1].detail == {"changed": ["number"], "proposer": "reviewer"}
    assert "0199" not in str([(one.detail, one.label) for one in acts[:1]])
    log = ModelLogEntry.objects.get(action="gate.change_approved")
    assert (log.user, log.object_id) == (second, str(number.pk))
    history = reverse("wagtailsnippets_directory_hotline:history", args=[number.pk])
    assert "Approved the change that reviewer proposed" in words(admin_desk.get(history))


def test_nobody_approves_what_they_proposed_not_even_an_administrator_of_the_installation(
    admin_desk: Client, reviewer_desk: Client, number: Hotline, proposed: ProposedChange
) -> None:
    assert approve(reviewer_desk, proposed).status_code == 409
    save_number(admin_desk, number, number="+1 555 555 0198")
    own = ProposedChange.objects.get(by__username="admin")
    assert b'name="approve"' not in admin_desk.get(address_of(own)).content
    assert approve(admin_desk, own).status_code == 409
    assert stored(number) == "+1 555 555 0110"
    assert DecidedChange.objects.count() == 0


@pytest.mark.parametrize(
    "role", [Role.AUTHOR, Role.EDITOR, Role.TRANSLATOR, Role.LANGUAGE_REVIEWER, Role.ADMINISTRATOR]
)
def test_who_does_not_keep_numbers_neither_sees_nor_decides_what_waits(
    client: Client, section: OrganisationPage, arabic: Any, number: Hotline, proposed: ProposedChange, role: Role
) -> None:
    client.force_login(factories.member_of(section.organisation, role, language="ar"))
    assert not in_menu(client)
    assert "Safety line" not in listed(client)
    assert client.get(address_of(proposed)).status_code == 302
    for act in ("approve", "refuse", "take-back"):
        client.post(address_of(proposed), {act: "1", "seen": "x", "reason": "x"})
    assert stored(number) == "+1 555 555 0110"
    assert ProposedChange.objects.filter(pk=proposed.pk).exists()


def test_reviewers_of_another_organisation_neither_see_nor_decide_it(
    client: Client, number: Hotline, proposed: ProposedChange
) -> None:
    other = factories.OrganisationFactory()
    client.force_login(factories.member_of(other, Role.SAFETY_REVIEWER))
    assert not in_menu(client) and "Safety line" not in listed(client)
    assert client.get(address_of(proposed)).status_code == 302
    assert client.post(address_of(proposed), {"refuse": "1", "reason": "x"}).status_code == 302
    assert ProposedChange.objects.filter(pk=proposed.pk).exists()


def test_a_refused_change_leaves_the_row_as_it_is_and_tells_why(
    second_desk: Client, reviewer_desk: Client, number: Hotline, proposed: ProposedChange
) -> None:
    assert refuse(second_desk, proposed, reason="").status_code == 400
    assert refuse(second_desk, proposed, reason="Nobody answers it.").status_code == 302
    assert stored(number) == "+1 555 555 0110"
    decided = DecidedChange.objects.get()
    assert (decided.approved, decided.reason) == (False, "Nobody answers it.")
    assert decided.values == {"number": ["+1 555 555 0110", "+1 555 555 0199"]}
    assert "Nobody answers it." in listed(reviewer_desk)


def test_who_proposed_it_can_take_it_back_and_nobody_else(
    second_desk: Client, reviewer_desk: Client, proposed: ProposedChange
) -> None:
    assert second_desk.post(address_of(proposed), {"take-back": "1"}).status_code == 409
    assert reviewer_desk.post(address_of(proposed), {"take-back": "1"}).status_code == 302
    assert not ProposedChange.objects.exists()
    assert second_desk.get(address_of(proposed), follow=True).status_code == 200


def test_what_is_not_what_was_on_the_screen_is_not_approved(
    second_desk: Client, reviewer_desk: Client, number: Hotline, proposed: ProposedChange
) -> None:
    digest = seen(second_desk, proposed)
    save_number(reviewer_desk, number, number="+1 555 555 0177")
    replaced = ProposedChange.objects.get()
    assert replaced.pk == proposed.pk
    response = approve(second_desk, replaced, digest)
    assert response.status_code == 409
    assert "changed while you read it" in words(response)
    assert stored(number) == "+1 555 555 0110"
    assert approve(second_desk, replaced, "").status_code == 302
    assert stored(number) == "+1 555 555 0177"


def test_another_field_that_changed_while_it_was_read_is_read_again_and_kept(
    second_desk: Client, number: Hotline, proposed: ProposedChange
) -> None:
    digest = seen(second_desk, proposed)
    until = timezone.localdate() + datetime.timedelta(days=300)
    Hotline.objects.filter(pk=number.pk).update(assured_until=until, tier="staff")
    assert approve(second_desk, proposed, digest).status_code == 409
    assert approve(second_desk, proposed).status_code == 302
    now = Hotline.objects.get(pk=number.pk)
    assert (now.number, now.assured_until, now.tier) == ("+1 555 555 0199", until, "staff")


def test_a_row_that_was_changed_meanwhile_is_not_written_over(
    second_desk: Client, number: Hotline, proposed: ProposedChange
) -> None:
    Hotline.objects.filter(pk=number.pk).update(number="+1 555 555 0123")
    screen = second_desk.get(address_of(proposed))
    assert "was changed meanwhile" in words(screen)
    assert b'name="approve"' not in screen.content
    assert approve(second_desk, proposed).status_code == 409
    assert stored(number) == "+1 555 555 0123"
    assert refuse(second_desk, proposed).status_code == 302


def test_what_is_not_valid_any_more_says_so(second_desk: Client, number: Hotline, proposed: ProposedChange) -> None:
    ProposedChange.objects.filter(pk=proposed.pk).update(data="number=call+me")
    screen = words(second_desk.get(address_of(proposed)))
    assert "It is not valid any more: Number:" in screen
    assert approve(second_desk, proposed).status_code == 409
    assert stored(number) == "+1 555 555 0110"
    refuse(second_desk, proposed)
    assert DecidedChange.objects.get().values == {"number": ["", "call me"]}


@pytest.mark.parametrize("how", ["closed", "in another role"])
def test_what_somebody_proposed_who_keeps_numbers_no_longer_is_not_approved(
    second_desk: Client, number: Hotline, proposed: ProposedChange, reviewer: User, how: str
) -> None:
    if how == "closed":
        User.objects.filter(pk=reviewer.pk).update(is_active=False)
    else:
        reviewer.groups.clear()
    assert "may no longer change it" in words(second_desk.get(address_of(proposed)))
    assert approve(second_desk, proposed).status_code == 409
    assert stored(number) == "+1 555 555 0110"


def test_two_peoples_proposals_stand_side_by_side_and_the_second_is_refused_once_the_first_is_approved(
    reviewer_desk: Client, second_desk: Client, admin_desk: Client, number: Hotline, proposed: ProposedChange
) -> None:
    save_number(second_desk, number, number="+1 555 555 0122")
    other = ProposedChange.objects.get(by__username="second")
    assert approve(second_desk, proposed).status_code == 302
    assert "was changed meanwhile" in words(reviewer_desk.get(address_of(other)))
    assert approve(reviewer_desk, other).status_code == 409
    assert stored(number) == "+1 555 555 0199"


def test_deciding_a_second_time_changes_nothing(
    second_desk: Client, admin_desk: Client, number: Hotline, proposed: ProposedChange
) -> None:
    digest = seen(second_desk, proposed)
    approve(second_desk, proposed, digest)
    Hotline.objects.filter(pk=number.pk).update(number="+1 555 555 0110")
    assert approve(second_desk, proposed, digest).status_code == 302
    assert "does not wait any more" in words(second_desk.get(reverse("safety:changes")))
    assert stored(number) == "+1 555 555 0110"
    assert DecidedChange.objects.count() == 1


def test_what_was_decided_is_written_once(second_desk: Client, proposed: ProposedChange) -> None:
    approve(second_desk, proposed)
    decided = DecidedChange.objects.get()
    decided.reason = "Other"
    for act in (decided.save, decided.delete, DecidedChange.objects.all().delete):
        with pytest.raises(WrittenOnce):
            act()
    with pytest.raises(DatabaseError), transaction.atomic():
        DecidedChange._base_manager.filter(pk=decided.pk)._raw_delete("default")


def test_the_database_takes_no_decision_of_who_proposed(second_desk: Client, proposed: ProposedChange) -> None:
    approve(second_desk, proposed)
    decided = DecidedChange.objects.get()
    decided.pk, decided._state.adding, decided.by_id = None, True, decided.proposed_by_id
    with pytest.raises(IntegrityError), transaction.atomic():
        decided.save()


def test_where_nothing_waits_one_query_is_asked(
    reviewer: User, django_assert_max_num_queries: Any, number: Hotline
) -> None:
    with django_assert_max_num_queries(1):
        assert changes_waiting_for(reviewer) == []
