"""What pages show or hand out: cover pictures and sheets to print, taken into the library as an editor's upload would be."""

from collections.abc import Callable, Iterable

from django.core.files.base import ContentFile
from wagtail.utils.file import hash_filelike

from cms.accounts.models import User
from cms.library.consent import Consent
from cms.library.models import Document, Picture
from cms.sample.files import ORIGINAL, Data
from cms.sample.sheets import SHEETS

CREDIT = "Safelane"
Draw = Callable[[str], bytes]


def make_pictures(data_of_pages: Iterable[Data], *, by: User, draw: Draw) -> dict[str, Picture]:
    """The covers that pages name, by name; `draw` gives the JPEG of a name, or raises KeyError."""
    names = sorted({data["cover"] for data in data_of_pages})
    return {name: _picture(name, draw(name), by) for name in names}


def _picture(name: str, content: bytes, by: User) -> Picture:
    picture = Picture(title=f"Sample: {name}", credit=CREDIT, consent=Consent.NO_PERSON, uploaded_by_user=by)
    picture.file = ContentFile(content, name=f"{name}.jpg")  # type: ignore[assignment]  # stored on save
    picture.save()
    return picture


def make_documents(data_of_pages: Iterable[Data], *, by: User) -> dict[str, Document]:
    """The sheets that resources name, by name, each under the title of its page; KeyError for one that nobody made."""
    titles = {data["document"]: data["title"][ORIGINAL] for data in data_of_pages if data.get("document")}
    return {name: _document(name, title, by) for name, title in titles.items()}


def _document(name: str, title: str, by: User) -> Document:
    file = ContentFile(SHEETS[name](), name=f"{name}.pdf")
    document = Document(title=title, file=file, file_size=file.size, file_hash=hash_filelike(file), uploaded_by_user=by)
    document.save()
    return document
