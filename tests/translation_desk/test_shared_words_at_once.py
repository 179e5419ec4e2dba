"""Two people who save the same screen of shared words at the same moment: neither overwrites the other unseen."""

from collections.abc import Callable
from typing import Any

from django.http import QueryDict
from django.utils import timezone
from modeltranslation.utils import build_localized_fieldname
from wagtail.models import Locale

from cms.accounts.models import User
from cms.organisations.models import Organisation
from cms.translation_desk.vocabulary.cells import digest_of
from cms.translation_desk.vocabulary.kinds import kinds_for
from cms.translation_desk.vocabulary.saving import Saved, save_words
from cms.translation_desk.vocabulary.typed import typed_in
from tests import factories
from tests.at_once import ON_SEVERAL_CONNECTIONS, at_once

pytestmark = ON_SEVERAL_CONNECTIONS
ARABIC = build_localized_fieldname("name", "ar")


def saving(rows: list[Organisation], by: User, word: str, results: list[Saved]) -> Callable[[], object]:
    """The screen with a word typed into every line, to be sent at the same moment as another."""
    sent = QueryDict(mutable=True)
    for row in rows:
        key = f"{row.pk}-name"
        sent[f"text-{key}"], sent[f"was-{key}"] = f"{word} {row.pk}", ""
        sent[f"source-{key}"] = digest_of(str(row.name))
    kind = next(one for one in kinds_for(by) if one.model is Organisation)
    typed = typed_in(sent, kind)
    return lambda: results.append(save_words(kind, "ar", typed, by=by, at=timezone.now()))


def test_of_two_who_save_the_same_rows_at_once_one_is_shown_what_the_other_saved() -> None:
    Locale.objects.get_or_create(language_code="ar")
    rows: list[Any] = [factories.OrganisationFactory(name=f"Aid {number}") for number in range(5)]
    one, other = (factories.UserFactory(is_superuser=True) for _ in range(2))
    results: list[Saved] = []
    acts = saving(rows, one, "عون", results), saving(list(reversed(rows)), other, "غوث", results)
    assert at_once(*acts) == ["done", "done"]
    assert sorted((result.saved, len(result.refused)) for result in results) == [(0, 5), (5, 0)]
    refused = next(result for result in results if result.refused).refused
    stored = {row.pk: getattr(row, ARABIC) for row in Organisation.objects.filter(pk__in=[row.pk for row in rows])}
    assert {one.typed.row_id: one.now for one in refused} == stored
    assert len({text.split()[0] for text in stored.values()}) == 1
