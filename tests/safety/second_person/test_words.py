"""Words of the vocabulary are worded anew by two; translators decide those of their languages."""

from typing import Any

from django.test import Client
from django.urls import reverse
from wagtail.models import Locale

from cms.guidance.models import OrganisationPage
from cms.organisations.models import Role
from cms.safety.models import ProposedChange
from cms.taxonomy.models import Topic
from tests import factories
from tests.conftest import signed_in
from tests.publishing.page_form import words
from tests.safety.changes import address_of, approve, save_word


def test_a_word_is_worded_anew_by_two(admin_desk: Client, client: Client, topic: Any) -> None:
    before = topic.name_en
    assert save_word(admin_desk, topic, name_en="Signs of danger").status_code == 302
    topic.refresh_from_db()
    assert topic.name_en == before
    client.force_login(factories.member_of(None, Role.COORDINATOR))
    assert approve(client, ProposedChange.objects.get()).status_code == 302
    topic.refresh_from_db()
    assert topic.name_en == "Signs of danger"


def test_the_order_of_words_takes_one_person(admin_desk: Client, topic: Any) -> None:
    assert save_word(admin_desk, topic, position=77).status_code == 302
    topic.refresh_from_db()
    assert (topic.position, ProposedChange.objects.count()) == (77, 0)


def test_a_new_word_waits_with_everything_of_it(admin_desk: Client, client: Client, db: None) -> None:
    sent = {"name_en": "Crossing a river", "slug": "crossing-a-river", "position": "5", "pictogram": ""}
    assert admin_desk.post(reverse("wagtailsnippets_taxonomy_topic:add"), sent).status_code == 302
    assert not Topic.objects.filter(slug="crossing-a-river").exists()
    client.force_login(factories.member_of(None, Role.COORDINATOR))
    approve(client, ProposedChange.objects.get())
    assert Topic.objects.get(slug="crossing-a-river").name == "Crossing a river"


def test_translators_decide_words_of_their_languages_and_no_others(
    section: OrganisationPage, arabic: Any, topic: Any
) -> None:
    Locale.objects.create(language_code="my")
    arabs = [signed_in(factories.member_of(section.organisation, Role.TRANSLATOR, language="ar")) for _ in range(2)]
    burmese = signed_in(factories.member_of(section.organisation, Role.TRANSLATOR, language="my"))
    url = reverse("wagtailsnippets_taxonomy_topic:edit", args=[topic.pk])
    assert arabs[0].post(url, {"name_ar": "علامات الخطر", "name_en": "Forged"}).status_code == 302
    proposed = ProposedChange.objects.get()
    assert proposed.fields == ["name_ar"]
    assert burmese.get(address_of(proposed)).status_code == 302
    assert burmese.post(url, {"name_my": "အန္တရာယ် လက္ခဏာများ"}).status_code == 302
    assert approve(arabs[1], proposed).status_code == 302
    topic.refresh_from_db()
    assert (topic.name_ar, topic.name_en == "Forged") == ("علامات الخطر", False)
    other = ProposedChange.objects.get()
    coordinator = signed_in(factories.member_of(None, Role.COORDINATOR))
    assert approve(coordinator, other).status_code == 302  # another language was changed meanwhile, and is kept
    topic.refresh_from_db()
    assert (topic.name_ar, topic.name_my) == ("علامات الخطر", "အန္တရာယ် လက္ခဏာများ")


def test_no_translator_approves_another_language_or_the_address_of_a_word(
    section: OrganisationPage, arabic: Any, admin_desk: Client, topic: Any
) -> None:
    arab = signed_in(factories.member_of(section.organisation, Role.TRANSLATOR, language="ar"))
    for changes in ({"name_en": "Other"}, {"name_ar": "أخرى", "slug": "other"}, {"needs_places": "on"}):
        save_word(admin_desk, topic, **changes)
        proposed = ProposedChange.objects.get()
        assert arab.get(address_of(proposed)).status_code == 302, changes
        arab.post(address_of(proposed), {"approve": "1", "seen": "x"})
        assert ProposedChange.objects.exists()


def test_a_language_that_was_taken_from_a_translator_since_is_not_written_in(
    section: OrganisationPage, arabic: Any, topic: Any
) -> None:
    person = factories.member_of(section.organisation, Role.TRANSLATOR, language="ar")
    url = reverse("wagtailsnippets_taxonomy_topic:edit", args=[topic.pk])
    signed_in(person).post(url, {"name_ar": "علامات"})
    person.groups.set(factories.member_of(section.organisation, Role.EDITOR).groups.all())
    coordinator = signed_in(factories.member_of(None, Role.COORDINATOR))
    assert "may no longer change it" in words(coordinator.get(address_of(ProposedChange.objects.get())))
    assert approve(coordinator, ProposedChange.objects.get()).status_code == 409
