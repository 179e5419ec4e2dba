"""What readers' pages ask the catalogues for is what the translators' lists call readers' sentences."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.utils import translation

from cms.translation_desk.sentences.placing import Meant
from cms.translation_desk.sentences.reading import sentences_in
from tests.sample import walking

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sample")]

# Position of the sentence among what each function is given.
ASKED = {"gettext": 0, "pgettext": 1, "ngettext": 0, "npgettext": 1}


@contextmanager
def noting(monkeypatch: pytest.MonkeyPatch) -> Iterator[set[str]]:
    """Every sentence that is asked for until it ends."""
    asked: set[str] = set()

    def noted(ask: Callable[..., Any], position: int) -> Callable[..., Any]:
        def noting_ask(*given: Any) -> Any:
            asked.add(str(given[position]))
            return ask(*given)

        return noting_ask

    with monkeypatch.context() as patch:
        for name, position in ASKED.items():
            patch.setattr(translation._trans, name, noted(getattr(translation._trans, name), position))  # type: ignore[attr-defined]  # Django's own switch
        yield asked


def test_every_sentence_of_readers_pages_is_among_readers_sentences(monkeypatch: pytest.MonkeyPatch) -> None:
    addresses = [entry.address for entry in walking.entries() if entry.code == "ar"]
    more = ["/ar/search/?q=water", "/ar/search/?q=zzz", "/ar/nothing/", "/ar/topics/?p=99", "/ar/feeds/"]
    with noting(monkeypatch) as asked:
        for address in [*addresses, *more]:
            walking.get(address)
    assert len(addresses) > 30 and len(asked) > 100
    wrong = {one.text for one in sentences_in("ar") if one.text in asked and one.meant is not Meant.READERS}
    assert wrong - said_elsewhere_too() == set()


def said_elsewhere_too() -> set[str]:
    """Texts that stand in the catalogue twice, with a context and without one: the pages asked for the other."""
    readers = {one.text for one in sentences_in("ar") if one.meant is Meant.READERS}
    return {one.text for one in sentences_in("ar") if one.meant is Meant.ADMIN} & readers
