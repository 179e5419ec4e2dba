"""What a change means for translations is said by the reviewer of the change; an urgent one takes them offline at once."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from cms.accounts.models import User
from cms.organisations.models import Role
from cms.publishing.door import NotReady
from cms.safety.approving import weights_of
from cms.safety.models import Approval, Kind, Weight, Withdrawal
from tests import factories
from tests.conftest import signed_in
from tests.guidance.reading import soup
from tests.obliging import obliging
from tests.publishing.page_form import words
from tests.safety.acting import hand_in, now, reviewer_of, save, take_step
from tests.safety.screen import approve, fresh, review_address
from tests.translation_desk.pages import translated

pytestmark = pytest.mark.django_db
QUESTION = "What this change means for the translations"


@pytest.fixture
def author(section: Any) -> User:
    return factories.member_of(section.organisation, Role.EDITOR, username="writes")


@pytest.fixture
def pair(section: Any, hotline: Any, arabic: Any) -> tuple[Any, Any]:
    """A live English page and its live Arabic translation."""
    with obliging():
        original = factories.live_guidance(section, title="Known paths", standfirst="Walk on them.")
        return original, translated(original, "ar", "طرق معروفة")


@pytest.fixture
def desk(section: Any) -> Client:
    return signed_in(reviewer_of(section, "reads"))


def changed(page: Page, by: User, words: str = "Never beside them.") -> Any:
    """Handed in with another standfirst."""
    save(page, by, standfirst=words)
    hand_in(page, by)
    return fresh(page)


def weigh(desk: Client, page: Any, weight: str) -> Approval:
    response = approve(desk, page) if not weight else _approve(desk, page, weight)
    assert response.status_code == 302
    return Approval.objects.of(page).first()  # type: ignore[return-value]  # there is one


def _approve(desk: Client, page: Any, weight: str) -> Any:
    shown = soup(desk.get(review_address(page)))
    boxes = shown.select("#review input[name=answers]")
    seen = shown.select_one("#review input[name=seen]")
    assert seen is not None
    data = {"seen": seen["value"], "answers": [box["value"] for box in boxes], "comment": "", "approve": "1"}
    return desk.post(review_address(page), data | {"weight": weight})


def path_of(page: Any) -> str:
    return str(page.get_url())


def test_a_reviewer_is_asked_once_there_is_a_translation(pair: Any, author: User, desk: Client, section: Any) -> None:
    assert QUESTION in words(desk.get(review_address(changed(pair[0], author))))
    with obliging():
        alone = factories.live_guidance(section, title="Alone", slug="alone")
    assert QUESTION not in words(desk.get(review_address(changed(alone, author))))


def test_a_change_of_which_nothing_is_said_is_a_major_one(pair: Any, author: User, desk: Client) -> None:
    assert weigh(desk, changed(pair[0], author), "").weight == Weight.MAJOR
    assert now(pair[1]).live


def test_a_small_change_is_kept_as_one(pair: Any, author: User, desk: Client) -> None:
    assert weigh(desk, changed(pair[0], author), "small").weight == Weight.SMALL


def test_an_urgent_change_takes_the_translations_offline_in_the_same_moment(
    pair: Any, author: User, desk: Client
) -> None:
    original, arabic = pair
    at = path_of(arabic)
    assert Client().get(at).status_code == 200
    weigh(desk, changed(original, author), "urgent")
    assert "until the translation has followed: \u2068العربية\u2069." in words(desk.get(reverse("wagtailadmin_home")))
    gone = Client().get(at)
    assert gone.status_code == 410
    link = soup(gone).select_one("main a.more")
    assert link is not None and link["href"] == path_of(original) and link["lang"] == "en" and link["dir"] == "ltr"
    assert Client().get(path_of(original)).status_code == 200
    assert not now(arabic).live and now(original).live


def test_whoever_can_bring_it_back_finds_it_on_their_start_page(
    pair: Any, author: User, desk: Client, translator: User
) -> None:
    title = "Offline until they follow an urgent change"
    assert title not in words(signed_in(translator).get(reverse("wagtailadmin_home")))
    weigh(desk, changed(pair[0], author), "urgent")
    said = words(signed_in(translator).get(reverse("wagtailadmin_home")))
    assert title in said and "طرق معروفة" in said


def test_what_was_approved_before_an_urgent_change_does_not_go_live_again(
    pair: Any, author: User, desk: Client, section: Any
) -> None:
    original, arabic = pair
    weigh(desk, changed(original, author), "urgent")
    with pytest.raises(NotReady):
        now(arabic).get_latest_revision().publish()
    assert not now(arabic).live


def test_the_translation_is_shown_again_once_it_has_followed(
    pair: Any, author: User, desk: Client, section: Any
) -> None:
    original, arabic = pair
    at = path_of(arabic)
    weigh(desk, changed(original, author), "urgent")
    translator = factories.member_of(section.organisation, Role.TRANSLATOR, language="ar", username="renews")
    reader = factories.member_of(section.organisation, Role.LANGUAGE_REVIEWER, language="ar", username="reads_arabic")
    save(arabic, translator, standfirst="ليس بجانبها أبدا.")
    hand_in(arabic, translator)
    take_step(arabic, reader)
    assert now(arabic).live and Client().get(at).status_code == 200


def test_an_urgent_change_is_followed_once(pair: Any, author: User, desk: Client) -> None:
    original, _arabic = pair
    weigh(desk, changed(original, author), "urgent")
    weigh(desk, changed(original, author, "Never, never beside them."), "small")
    assert Withdrawal.objects.count() == 1


def test_a_weight_that_is_none_is_refused_and_approves_nothing(pair: Any, author: User, desk: Client) -> None:
    page = changed(pair[0], author)
    before = Approval.objects.count()
    assert _approve(desk, page, "featherweight").status_code != 302
    assert Approval.objects.count() == before


def test_homes_and_sections_are_written_in_each_language_for_themselves(section: Any, arabic: Any) -> None:
    with obliging():
        translated(section, "ar", "قسم")
    assert weights_of(section, Kind.SAFETY) == () == weights_of(section.get_parent(), Kind.SAFETY)
