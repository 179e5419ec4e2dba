"""A picture's own alt text only suggests, in the language of the page, never in another one."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation
from wagtail.images.blocks import ImageBlock

from cms.library.models import Picture

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("locale", "suggestion"), [("ar", "طريق"), ("en", "A path"), ("fr", ""), ("", ""), ("zz", ""), ("id", "")]
)
def test_the_chooser_suggests_in_the_language_of_the_page(
    admin: Client, picture: Picture, locale: str, suggestion: str
) -> None:
    parameters = {"locale": locale} if locale else {}
    answer = admin.get(reverse("wagtailimages_chooser:chosen", args=(picture.pk,)), parameters).json()
    assert answer["result"]["default_alt_text"] == suggestion


def test_the_language_is_carried_from_the_list_to_the_choice(admin: Client, picture: Picture) -> None:
    html = admin.get(reverse("wagtailimages_chooser:choose"), {"locale": "ar"}).json()["html"]
    assert f"/{picture.pk}/chosen/?" in html or f"/chosen/{picture.pk}/?" in html
    assert "locale=ar" in html


def test_an_unchanged_suggestion_is_known_as_one_so_that_another_picture_replaces_it(picture: Picture) -> None:
    block = ImageBlock()
    stated = block.to_python({"image": picture.pk, "alt_text": "طريق", "decorative": False})
    assert block.get_form_state(stated)["image"]["default_alt_text"] == "طريق"
    own_words = block.to_python({"image": picture.pk, "alt_text": "Own words", "decorative": False})
    assert block.get_form_state(own_words)["image"]["default_alt_text"] == ""


@pytest.mark.parametrize("interface", ["en", "ar", "fr"])
def test_neither_title_nor_another_language_is_ever_an_alt_text(picture: Picture, interface: str) -> None:
    with translation.override(interface):
        assert Picture.objects.get().default_alt_text == ""
        assert Picture.objects.get().alt_in("fr") == ""


def test_its_help_promises_a_suggestion_only_where_there_is_one(admin: Client, picture: Picture) -> None:
    form = admin.get(reverse("wagtailimages:edit", args=(picture.pk,))).context["form"]
    for name in ("alt_en", "alt_ar"):
        assert "as a cover it is described on the page itself" in str(form.fields[name].help_text)
        assert "wherever the picture is used" not in str(form.fields[name].help_text)
