"""What a person was shown comes back as it was, from that person alone, about the same matter and not too late."""

import random
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.accounts.models import User
from cms.accounts.sealing import MAX_SEALED, VALID_FOR, ChangedMeanwhile, open_seal, seal

MARA, NILS = User(pk=1), User(pk=2)
SHOWN = st.recursive(st.none() | st.booleans() | st.integers() | st.text(), lambda inner: st.lists(inner, max_size=3))


@given(SHOWN)
def test_what_was_shown_comes_back_as_it_was(shown: Any) -> None:
    sealed = seal(shown, "desk", MARA)
    assert sealed is not None and open_seal(sealed, "desk", MARA) == shown


@pytest.mark.parametrize(("matter", "person", "more"), [("desk", NILS, ""), ("other", MARA, ""), ("desk", MARA, "x")])
def test_it_is_of_no_use_to_others_elsewhere_or_altered(matter: str, person: User, more: str) -> None:
    sealed = seal(["a"], "desk", MARA)
    assert sealed is not None
    with pytest.raises(ChangedMeanwhile):
        open_seal(sealed + more, matter, person)


def test_it_is_of_no_use_half_a_day_later(monkeypatch: pytest.MonkeyPatch) -> None:
    sealed, now = seal(["a"], "desk", MARA), time.time()
    assert sealed is not None
    monkeypatch.setattr("django.core.signing.time.time", lambda: now + VALID_FOR - 60)
    assert open_seal(sealed, "desk", MARA) == ["a"]
    monkeypatch.setattr("django.core.signing.time.time", lambda: now + VALID_FOR + 60)
    with pytest.raises(ChangedMeanwhile):
        open_seal(sealed, "desk", MARA)


def test_what_is_too_much_for_a_form_is_not_sealed() -> None:
    noise = random.Random(0).randbytes(MAX_SEALED).hex()
    assert seal(noise, "desk", MARA) is None
