"""What pages show or hand out: cover pictures and sheets to print, taken into the library as an editor's upload would be."""

from collections.abc import Callable, Iterable, Mapping

from django.core.files.base import ContentFile
from wagtail.models import Collection
from wagtail.utils.file import hash_filelike

from cms.accounts.models import User
from cms.library.consent import Consent
from cms.library.models import Document, Picture
from cms.sample.files import ORIGINAL, Data, organisation_of
from cms.sample.sheets import SHEETS

CREDIT = "Safelane"
Draw = Callable[[str], bytes]
Shelves = Mapping[str, Collection]


def make_pictures(data_of_pages: Iterable[Data], shelves: Shelves, *, by: User, draw: Draw) -> dict[str, Picture]:
    """The covers that pages name, by name, on the shelf of their first page's organisation; `draw` gives the JPEG, or raises KeyError."""
    first = {data["cover"]: organisation_of(data) for data in reversed(list(data_of_pages))}
    return {name: _picture(name, draw(name), shelves[slug], by) for name, slug in sorted(first.items())}


def _picture(name: str, content: bytes, shelf: Collection, by: User) -> Picture:
    picture = Picture(
        title=f"Sample: {name}", credit=CREDIT, consent=Consent.NO_PERSON, uploaded_by_user=by, collection=shelf
    )
    picture.file = ContentFile(content, name=f"{name}.jpg")  # type: ignore[assignment]  # stored on save
    picture.save()
    return picture


def make_documents(data_of_pages: Iterable[Data], shelves: Shelves, *, by: User) -> dict[str, Document]:
    """The sheets that resources name, by name, each under the title of its page; KeyError for one that nobody made."""
    wanted = [data for data in data_of_pages if data.get("document")]
    return {
        data["document"]: _document(data["document"], data["title"][ORIGINAL], shelves[organisation_of(data)], by)
        for data in wanted
    }


def _document(name: str, title: str, shelf: Collection, by: User) -> Document:
    file = ContentFile(SHEETS[name](), name=f"{name}.pdf")
    document = Document(title=title, file=file, file_size=file.size, file_hash=hash_filelike(file), collection=shelf)
    document.uploaded_by_user = by
    document.save()
    return document
