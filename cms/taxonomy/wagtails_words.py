"""Wagtail's own sentences in the words of this house: it says images, documents and media, people here pictures, files and recordings."""

from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po


def say_in_our_words(catalogue: Catalog, kept: Path) -> None:
    """Into a catalogue that is about to be compiled goes what `wagtail.po` beside the kept one says; en, ar, fr have one."""
    path = kept.with_name("wagtail.po")
    if not path.exists():
        return
    with path.open("rb") as stream:
        for message in read_po(stream):
            if message.id:
                catalogue.delete(message.id)
                catalogue.add(message.id, message.string, flags=message.flags)
