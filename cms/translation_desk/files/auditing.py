"""What the audit trail has of files for translators: by whom, which language, how many texts; never which words."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from cms.accounts.models import User
from cms.audit import actions, details
from cms.audit.recording import record

TAKEN_OUT, COMPARED = "desk.file_downloaded", "desk.file_compared"
WRITTEN, THROWN_AWAY = "desk.file_written", "desk.file_thrown_away"
for _code, _words in [
    (TAKEN_OUT, _("Downloaded a file for translators")),
    (COMPARED, _("Uploaded a translator’s file")),
    (WRITTEN, _("Wrote a translator’s file into drafts")),
    (THROWN_AWAY, _("Threw a translator’s file away")),
]:
    actions.register(_code, _words, ["for_language", "texts"])
_TEXTS: Any = ngettext_lazy("%(count)d text", "%(count)d texts", "count")
details.tell_by("texts", lambda entry, count: _TEXTS % {"count": count})


def tell(action: str, *, by: User, language: str, texts: int) -> None:
    """In the transaction of the act, if there is one."""
    record(action, actor=by, detail={"for_language": language, "texts": texts})
