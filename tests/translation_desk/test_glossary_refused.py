"""The glossary: who is refused what, on the server, by every address."""

from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from cms.guidance.models import HomePage, OrganisationPage
from cms.organisations.models import Role
from cms.taxonomy.glossary.rights import keeps_terms, open_languages
from cms.taxonomy.models import ForbiddenWord, Term, TermTranslation
from tests import factories
from tests.conftest import signed_in
from tests.standing import standing
from tests.translation_desk.glossary import address, upload

pytestmark = pytest.mark.django_db


@standing
def term(arabic: HomePage, french: HomePage) -> Term:
    made = Term.objects.create(language="en", words="survivor")
    made.translations.create(language="fr", words="rescapé")
    ForbiddenWord.objects.create(language="fr", words="victime", reason="Cela blesse.", term=made)
    return made


def state() -> list[Any]:
    return [list(model._default_manager.order_by("pk").values()) for model in (Term, TermTranslation, ForbiddenWord)]


def ways(term: Term, code: str) -> list[str]:
    """All addresses that write, in a language."""
    word = ForbiddenWord.objects.get().pk
    return [
        address("_term_new"),
        address("_term", term.pk),
        address("_term_delete", term.pk),
        address("_translation", term.pk, code),
        address("_word_new", code),
        address("_word", code, word),
        address("_word_delete", code, word),
    ]


def forge(client: Client, path: str) -> int:
    """A form that would be taken from who may."""
    sent = {
        "language": "fr",
        "words": "autre",
        "reason": "Parce que.",
        "seen": "4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945",
    }
    return client.post(path, sent).status_code


@pytest.mark.parametrize("role", [Role.TRANSLATOR, Role.LANGUAGE_REVIEWER])
def test_who_writes_arabic_changes_no_term_and_no_other_language(
    section: OrganisationPage, term: Term, role: Role
) -> None:
    client, before = signed_in(factories.member_of(section.organisation, role, language="ar")), state()
    assert {forge(client, path) for path in ways(term, "fr")} == {302}
    assert {client.get(path).status_code for path in ways(term, "fr")} <= {302, 405}
    word = ForbiddenWord.objects.get().pk
    assert forge(client, address("_word", "ar", word)) in {302, 404}
    assert forge(client, address("_word_delete", "ar", word)) in {302, 404}
    assert state() == before
    assert client.get(address("_translation", term.pk, "ar")).status_code == 200


@pytest.mark.parametrize("role", [Role.AUTHOR, Role.EDITOR, Role.SAFETY_REVIEWER, Role.ADMINISTRATOR])
def test_all_others_read_it_and_write_nothing(section: OrganisationPage, term: Term, role: Role) -> None:
    client, before = signed_in(factories.member_of(section.organisation, role)), state()
    assert client.get(address("")).status_code == client.get(address("_download")).status_code == 200
    paths = [path for code in ("fr", "ar", "en") for path in ways(term, code)]
    assert {forge(client, path) for path in paths} == {302}
    assert upload(client, "term,language,translation\nsurvivor,fr,autre").status_code == 302
    assert client.post(address("_take"), {"sealed": "x"}).status_code == 302
    assert state() == before


def test_whoever_has_no_role_reads_nothing(term: Term) -> None:
    person = factories.UserFactory()
    person.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client, before = signed_in(person), state()
    for path in [address(""), address("_download"), address("_upload"), *ways(term, "fr")]:
        assert client.get(path).status_code in {302, 405}
        assert forge(client, path) in {302, 405}
    assert address("") not in client.get("/admin/").content.decode()
    assert state() == before


def test_a_stranger_is_asked_to_sign_in(client: Client, term: Term) -> None:
    for path in [address(""), address("_download"), address("_upload"), address("_take"), *ways(term, "fr")]:
        assert "/login/" in client.get(path).headers["Location"]
        assert "/login/" in client.post(path, {"words": "x"}).headers["Location"]


@pytest.mark.parametrize("role", list(Role))
def test_languages_are_open_as_with_other_shared_words(
    section: OrganisationPage, arabic: HomePage, french: HomePage, role: Role
) -> None:
    organisation = None if role == Role.COORDINATOR else section.organisation
    person = factories.member_of(organisation, role, language="ar")
    wanted = {Role.COORDINATOR: ["en", "fr", "ar"], Role.TRANSLATOR: ["ar"], Role.LANGUAGE_REVIEWER: ["ar"]}
    assert open_languages(person) == wanted.get(role, [])
    assert keeps_terms(person) == (role == Role.COORDINATOR)
