"""Makes the minimal site: its database, its one page, its one picture. Run with Django set up on its settings."""

import io
import json
from pathlib import Path

from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from PIL import Image as Pixels
from wagtail.images.models import Image
from wagtail.models import Page, Site

from tests.bench.minimal.models import MinimalPage

PARAGRAPHS = (
    "Walk where people walk every day. A path that nobody uses may be unused for a reason. Ask before you take it.",
    "People who live here know which ways are safe. Ask your neighbours, the teacher or the elders.",
    "Look out for signs. Some are painted, some are made of sticks, stones or cloth. Turn back when you see one.",
    "Do not go near things that you do not know. Do not touch them. Leave them where they are.",
    "Stop and go back the way you came. Keep to the path on which you arrived. Tell the others to stop too.",
    "Tell an adult whom you trust. Say where you saw it. You did the right thing, even if you went where you should not.",
    "Call the hotline of your district. The call costs nothing. You do not have to give your name.",
    "Wait for help from people who are trained for it. Tell your friends and your family what you have learnt.",
)


def picture() -> Image:
    """A soft picture of the proportions of a phone's, in Wagtail's own library."""
    stream = io.BytesIO()
    Pixels.effect_noise((75, 50), 60).resize((1200, 800), Pixels.Resampling.BICUBIC).convert("RGB").save(stream, "JPEG")
    return Image.objects.create(title="A path", file=ContentFile(stream.getvalue(), name="path.jpg"))


def make_page() -> None:
    """The one page, as the site's first."""
    root = Page.get_first_root_node()
    body = "".join(f"<p>{words}</p>" for words in PARAGRAPHS)
    page = root.add_child(instance=MinimalPage(title="A safe path", slug="minimal", body=body, picture=picture()))
    Site.objects.update(root_page=page)
    Page.objects.get(slug="home").delete()


def main(results: str) -> None:
    """Make it, and write down as JSON how many queries the page takes once it is warm."""
    call_command("migrate", verbosity=0)
    make_page()
    client = Client()
    client.get("/")
    with CaptureQueriesContext(connection) as captured:
        assert client.get("/").status_code == 200
    Path(results).write_text(json.dumps({"queries": len(captured)}), encoding="utf-8")
