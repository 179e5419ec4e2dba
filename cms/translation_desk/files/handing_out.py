"""Files for translators on their way out: one, or several in a ZIP."""

import io
import uuid
import zipfile
from collections.abc import Sequence
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _
from wagtail.models import Locale

from cms.accounts.models import User
from cms.translation_desk.files import auditing
from cms.translation_desk.files.formats import FORMATS
from cms.translation_desk.files.gathering import batches, places_for, work_on
from cms.translation_desk.files.units import MAX_PAGES, CannotRead

ZIP_TYPE = "application/zip"


def handed_out(
    keys: Sequence[uuid.UUID], locale: Locale, user: User, at: datetime, *, form: str, open_only: bool, strict: bool
) -> tuple[str, str, bytes]:
    """Name, content type and content. `keys`: translation keys of the pages, in order; `form`: one of FORMATS.

    `strict`: PermissionDenied where one of the pages is not the person's to carry into the language; otherwise it is left out. CannotRead
    with a sentence where there is nothing to hand out, or too much.
    """
    if len(keys) > MAX_PAGES:
        raise CannotRead(_("These are more than 500 pages. Narrow the list, or tick some of them."))
    places = places_for(keys, locale, user)
    if strict and places.keys() != set(keys):
        raise PermissionDenied
    works = [work for key in keys if key in places and (work := work_on(places[key], user)) is not None]
    code, how = locale.language_code, FORMATS[form]
    several = list(batches(works, code, at, open_only=open_only))
    if not several:
        raise CannotRead(_("There is nothing to translate in these pages."))
    files = {
        f"safelane-{code}-from-{one.source_code}-{number}.{how.ending}": how.write(one)
        for number, one in enumerate(several, start=1)
    }
    auditing.tell(auditing.TAKEN_OUT, by=user, language=code, texts=sum(len(one.told) for one in several))
    if len(files) == 1:
        name, content = files.popitem()
        return name, how.content_type, content
    return f"safelane-{code}.zip", ZIP_TYPE, _zipped(files)


def _zipped(files: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            package.writestr(name, content)
    return stream.getvalue()
