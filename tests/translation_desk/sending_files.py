"""What tests of files for translators do: download, fill in, upload, take."""

import re
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from cms.guidance.models import HomePage

ARABIC = {
    "title": "اعرف علامات الخطر",
    "standfirst": "ما الذي يدل على أن المكان قد يكون خطراً.",
    "Go back": "عد من حيث أتيت، وانتظر 10 دقائق",
    "Ask": "<p>اسأل <b>أولاً</b>.</p>",
}


def download(client: Client, *pages: Page, form: str = "po", language: str = "ar", **asked: Any) -> Any:
    query = {"language": language, "format": form, "page": [one.pk for one in pages], **asked}
    return client.get(reverse("translation_desk:files_download"), query)


def upload(client: Client, content: bytes, name: str = "x.po") -> Any:
    return client.post(reverse("translation_desk:files_upload"), {"file": SimpleUploadedFile(name, content)})


def take(client: Client, compared: Any, *agreed: int) -> Any:
    data = {"sealed": compared.context["sealed"], "agreed": list(agreed)}
    return client.post(reverse("translation_desk:files_take"), data, follow=True)


def verdicts(compared: Any) -> dict[str, int]:
    return {group.verdict.value: group.count for group in compared.context["groups"]}


def filled(content: bytes, translations: dict[str, str], *, fuzzy: bool = False) -> bytes:
    """A PO file with these translations, by the start of their source or path."""
    entries = content.decode().split("\n\n")
    out = []
    for entry in entries:
        for start, text in translations.items():
            if f'/{start}"' in entry or re.search(rf'msgid "(<p>)?{re.escape(start)}', entry):
                escaped = text.replace('"', '\\"')
                entry = re.sub(r'msgstr ".*\Z', lambda _m: f'msgstr "{escaped}"', entry, flags=re.DOTALL)  # noqa: B023
                entry = entry.replace("#, fuzzy\n", "")
                entry = f"#, fuzzy\n{entry}" if fuzzy else entry
        out.append(entry)
    return "\n\n".join(out).encode() + b"\n"


def arabic_of(page: Page, home: HomePage) -> Any:
    found = Page.objects.get(translation_key=page.translation_key, locale=home.locale)
    return found.specific.get_latest_revision_as_object()


def change_source(page: Any, **values: Any) -> None:
    found = Page.objects.get(pk=page.pk).specific
    for name, value in values.items():
        setattr(found, name, value)
    found.save_revision().publish()
