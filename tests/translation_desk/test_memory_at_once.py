"""Two files that come into the memory at the same moment: the second finds what the first brought."""

from collections.abc import Callable

import pytest
from django.utils import timezone

from cms.accounts.models import User
from cms.guidance.models import OrganisationPage
from cms.translation_desk.memory import from_files
from cms.translation_desk.memory.applying import Sealed, take
from cms.translation_desk.memory.remembering import Told
from cms.translation_desk.models import Remembered
from tests.at_once import ON_SEVERAL_CONNECTIONS, at_once

pytestmark = ON_SEVERAL_CONNECTIONS


@pytest.mark.usefixtures("arabic")
def test_they_do_not_bring_more_together_than_the_memory_takes(
    section: OrganisationPage, translator: User, colleague: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(from_files, "OF_ONE_OWNER", 100)

    def taking(person: User) -> Callable[[], object]:
        texts = [Told(f"Stop {person.pk} {number}", f"قف {person.pk} {number}") for number in range(80)]
        seen = Sealed("x.tmx", section.organisation_id, {("en", "ar"): texts})
        return lambda: take(seen, by=User.objects.get(pk=person.pk), at=timezone.now())

    came = at_once(taking(translator), taking(colleague))
    assert came.count("done") == 1 and Remembered.objects.filter(page=None).count() == 80
