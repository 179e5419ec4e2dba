"""“My translations” on the start page: what a translator has and what they can take."""

import datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from cms.accounts.models import User
from cms.guidance.dashboard.day import Day
from cms.guidance.dashboard.items import Group, Urgency
from cms.guidance.dashboard.requested import my_translations, to_take
from cms.guidance.models import HomePage, OrganisationPage
from cms.translation_desk.taking import take
from tests import factories
from tests.translation_desk.asked import request_for

A_DAY = datetime.timedelta(days=1)


def day_of(person: User) -> Day:
    """Today, for somebody of whom nothing is known yet."""
    return Day(User.objects.get(pk=person.pk), timezone.localdate(), timezone.now())


def mine(person: User) -> Group:
    """What they have."""
    (group,) = my_translations(day_of(person))
    return group


def pages_in(section: OrganisationPage, number: int) -> list[Page]:
    """Live ones."""
    return [factories.live_guidance(section, title=f"Page {more}") for more in range(number)]


def test_what_somebody_has_leads_to_the_request_the_most_urgent_first(
    section: OrganisationPage, hotline: Any, editor: User, translator: User, today: datetime.date
) -> None:
    first, second = pages_in(section, 2)
    take(request_for(first, editor).pk, by=translator, at=timezone.now())
    soon = request_for(second, editor, due=today + A_DAY)
    take(soon.pk, by=translator, at=timezone.now())
    group = mine(translator)
    assert [item.text for item in group.items] == ["Page 1", "Page 0"]
    assert group.items[0].url == reverse("translation_desk:request", args=[soon.pk])
    assert "into العربية, wanted by" in group.items[0].note
    assert group.urgency == Urgency.UNFINISHED and group.left == 0


def test_what_is_overdue_says_so_and_stands_higher(
    section: OrganisationPage, hotline: Any, editor: User, translator: User, today: datetime.date
) -> None:
    (page,) = pages_in(section, 1)
    take(request_for(page, editor, due=today - A_DAY).pk, by=translator, at=timezone.now())
    group = mine(translator)
    assert group.urgency == Urgency.OVERDUE
    assert "overdue since" in group.items[0].note


def test_at_most_five_are_shown_and_the_others_are_counted(
    section: OrganisationPage, hotline: Any, editor: User, translator: User, django_assert_max_num_queries: Any
) -> None:
    for page in pages_in(section, 7):
        take(request_for(page, editor).pk, by=translator, at=timezone.now())
    with django_assert_max_num_queries(3):
        group = mine(translator)
    assert (len(group.items), group.left) == (5, 2)
    assert group.more_url.endswith("?show=mine")


def test_translators_read_how_many_they_can_take_by_language(
    section: OrganisationPage, hotline: Any, editor: User, translator: User, arabic: HomePage
) -> None:
    first, second, third = pages_in(section, 3)
    take(request_for(first, editor).pk, by=translator, at=timezone.now())
    request_for(second, editor)
    factories.live_home("fr")
    request_for(third, editor, "fr")
    (group,) = to_take(day_of(translator))
    assert [(item.text, item.note) for item in group.items] == [("العربية", "1 page")]
    assert group.items[0].url.endswith("?show=free&language=ar")
    assert list(to_take(day_of(editor))) == []
    assert mine(editor).items == []
