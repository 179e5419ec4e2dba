"""What the library registers with Wagtail's admin."""

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse_lazy
from django.views.generic import RedirectView
from wagtail import hooks
from wagtail.images.views.chooser import viewset as image_chooser

from cms.library.choosing import adopt
from cms.library.deleting import keep_shown_of_many
from cms.library.handing_out import is_offered
from cms.library.models import Document, Picture, Recording
from cms.library.serving_files import document_for_colleagues

adopt(image_chooser)
hooks.register("before_bulk_action", keep_shown_of_many)


@hooks.register("construct_image_chooser_queryset")
def offer_showable_pictures(pictures: QuerySet[Picture], request: HttpRequest) -> QuerySet[Picture]:
    """Withdrawn pictures are not offered."""
    return pictures.exclude(pk__in=Picture.objects.withdrawn())


@hooks.register("construct_media_chooser_queryset")
def offer_playable_recordings(recordings: QuerySet[Recording], request: HttpRequest) -> QuerySet[Recording]:
    """Withdrawn recordings are not offered."""
    return recordings.exclude(pk__in=Recording.objects.withdrawn())


@hooks.register("register_admin_urls", order=-1)
def recordings_are_sound() -> list[URLPattern]:
    """The pages that would add a video lead to the one that adds a recording."""
    add_recording = RedirectView.as_view(url=reverse_lazy("wagtailmedia:add", args=("audio",)))
    return [path("media/video/add/", add_recording), path("media/media/add/", add_recording)]


@hooks.register("register_admin_urls")
def files_before_they_are_live() -> list[URLPattern]:
    """What colleagues have uploaded, for who may use it."""
    return [path("documents/<int:document_id>/file/", document_for_colleagues, name="document_for_colleagues")]


@hooks.register("before_serve_document")
def hand_out_offered_files(document: Document, request: HttpRequest) -> HttpResponse | None:
    """Not found, unless a live page offers it."""
    if not is_offered(document):
        raise Http404
    return None
