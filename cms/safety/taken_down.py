"""Of which withdrawal readers are told where they do not find a page."""

import uuid

from cms.safety.models import Approval, Passed, Withdrawal
from cms.taxonomy.models import Original


def told_of(translation_key: uuid.UUID, language: str) -> Withdrawal | None:
    """The last withdrawal of a page, until its version in the language has been shown again; three queries more where there is one.

    A version is shown while its original is too: an approval of another language, or one that is not enough, ends nothing. None also
    where nobody can have read the page in that language.
    """
    last: Withdrawal | None = Withdrawal.objects.reaching(translation_key, language).order_by("-at").first()
    approvals = Approval.objects.filter(translation_key=translation_key, language=language)
    if last is None or not approvals.filter(at__lte=last.at).exists():
        return None
    since = Passed.objects.filter(page__translation_key=translation_key, approval__at__gt=last.at)
    originals = Original.objects.filter(translation_key=translation_key)
    shown_again = set(since.values_list("page__locale__language_code", flat=True))
    needed = {language, *originals.values_list("page__locale__language_code", flat=True)} - {last.spares}
    return None if needed <= shown_again else last
