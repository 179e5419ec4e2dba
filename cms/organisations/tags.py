"""Tags of the library that lists and choosers offer: those of what the person may see. Wagtail would offer everybody's."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, Model, QuerySet
from django.http import HttpRequest
from taggit.models import Tag
from wagtail.documents.views import documents
from wagtail.images.views import images
from wagtail.images.views.chooser import ImageChooserViewSet, ImageChooseView

from cms.accounts.models import User
from cms.organisations.sight import library_seen_by

MOST = 10


def tags_seen_by(user: User, model: type[Model]) -> QuerySet[Tag]:
    """The most frequent ones of a kind of file, counted where the person may see the file."""
    rows = library_seen_by(user, model).order_by().values("pk")
    kind = ContentType.objects.get_for_model(model)
    tags: QuerySet[Tag] = Tag.objects.filter(
        taggit_taggeditem_items__content_type=kind, taggit_taggeditem_items__object_id__in=rows
    )
    return tags.annotate(uses=Count("taggit_taggeditem_items")).order_by("-uses", "name")[:MOST]


class OffersTagsSeen:
    """Of a set of filters: its tags are those of what the person may see; without any there is no such filter."""

    filters: dict[str, Any]

    def __init__(self, *args: Any, request: HttpRequest, **more: Any) -> None:
        super().__init__(*args, request=request, **more)  # type: ignore[call-arg]  # of the set
        by_tag, user = self.filters.pop("tag", None), _person(request)
        names = [tag.name for tag in tags_seen_by(user, self._meta.model)]  # type: ignore[attr-defined]  # of the set
        if by_tag is not None and names:
            by_tag.extra["choices"] = [(name, name) for name in names]
            self.filters["tag"] = by_tag


class PictureFilterSet(OffersTagsSeen, images.ImagesFilterSet):
    """Of pictures."""

    class Meta(images.ImagesFilterSet.Meta):
        pass


class DocumentFilterSet(OffersTagsSeen, documents.DocumentsFilterSet):
    """Of documents."""

    class Meta(documents.DocumentsFilterSet.Meta):
        pass


class PictureIndexView(images.IndexView):
    """The list of pictures; wagtail_hooks.py puts it before Wagtail's own."""

    filterset_class = PictureFilterSet


class DocumentIndexView(documents.IndexView):
    """The list of documents, likewise."""

    filterset_class = DocumentFilterSet


class PictureChooseView(ImageChooseView):
    """The chooser of pictures."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the tags that the person may see in place of all."""
        tags = tags_seen_by(_person(self.request), self.model)
        return super().get_context_data(**kwargs) | {"popular_tags": tags}


def adopt(viewset: ImageChooserViewSet) -> None:
    """Make Wagtail's chooser of pictures use this view."""
    viewset.choose_view_class = PictureChooseView


def _person(request: HttpRequest) -> Any:
    return request.user
