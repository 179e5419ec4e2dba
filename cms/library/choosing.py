"""Choosing a picture: withdrawn ones are not offered, and the suggested alt text is in the language of the page being written."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from wagtail.images.views.chooser import (
    ImageChooserViewSet,
    ImageChosenMultipleView,
    ImageChosenView,
    ImageSelectFormatView,
    ImageUploadView,
)

from cms.library.models import Picture


class SuggestsAltText:
    """Puts the picture's alt text in the content's language on it, from where Wagtail hands it to the editor."""

    def get_chosen_response_data(self, image: Picture, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """As Wagtail's, with the suggestion; Wagtail's editor sends the content's language as `locale`."""
        image.contextual_alt_text = image.alt_in(self.request.GET.get("locale", ""))  # type: ignore[attr-defined]  # of the view
        return super().get_chosen_response_data(image, *args, **kwargs)  # type: ignore[misc]  # of the view


class PictureChosenView(SuggestsAltText, ImageChosenView):
    """One picture was chosen."""

    def get_object(self, pk: int) -> Picture:
        """Refused if consent was withdrawn."""
        picture: Picture = super().get_object(pk)
        if not picture.may_be_shown:
            raise PermissionDenied
        return picture


class PictureChosenMultipleView(SuggestsAltText, ImageChosenMultipleView):
    """Several pictures were chosen."""

    def get_objects(self, pks: list[int]) -> QuerySet[Picture]:
        """Without withdrawn ones."""
        return super().get_objects(pks).exclude(pk__in=Picture.objects.withdrawn())


class PictureUploadView(SuggestsAltText, ImageUploadView):
    """A picture was uploaded where one is chosen."""


class PictureSelectFormatView(SuggestsAltText, ImageSelectFormatView):
    """A picture is put into running text."""

    def get_object(self, image_id: int) -> Picture:
        """Refused if consent was withdrawn; with the suggestion on it."""
        picture: Picture = super().get_object(image_id)
        if not picture.may_be_shown:
            raise PermissionDenied
        picture.contextual_alt_text = picture.alt_in(self.request.GET.get("locale", ""))
        return picture


def adopt(viewset: ImageChooserViewSet) -> None:
    """Make Wagtail's chooser use these views and carry the content's language through all its steps."""
    viewset.chosen_view_class = PictureChosenView
    viewset.chosen_multiple_view_class = PictureChosenMultipleView
    viewset.create_view_class = PictureUploadView
    viewset.select_format_view_class = PictureSelectFormatView
    if "locale" not in viewset.preserve_url_parameters:
        viewset.preserve_url_parameters = [*viewset.preserve_url_parameters, "locale"]
