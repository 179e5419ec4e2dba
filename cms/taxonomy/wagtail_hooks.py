"""The vocabulary in the admin: one menu, a list for each kind of word."""

from typing import Any

from django.db import transaction
from django.db.models import ProtectedError, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.panels import FieldPanel
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import DeleteView, SnippetViewSet, SnippetViewSetGroup

from cms.accounts.saving import AsksBeforeSaving
from cms.accounts.translated_fields import tabs
from cms.taxonomy.models import Audience, MessageCategory, Place, Situation, Topic
from cms.taxonomy.place_choosing import PlaceChooserViewSet


class FixedRows(ModelPermissionPolicy):
    """Rows may be worded, never added or deleted, by anyone."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """As the model's permissions say, except for adding and deleting."""
        return action not in {"add", "delete"} and super().user_has_permission(user, action)

    def user_has_any_permission(self, user: Any, actions: Any) -> bool:
        """The same for several actions."""
        return any(self.user_has_permission(user, action) for action in actions)


class KeepsWhatIsNamed(DeleteView):
    """What pages, numbers or field tests name is not deleted, and it says so."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Deleted, or kept with the reason."""
        try:
            with transaction.atomic():
                response: HttpResponse = super().post(request, *args, **kwargs)
        except ProtectedError:
            words = _("“%(title)s” is named by pages, numbers or field tests, so it cannot be deleted.")
            messages.error(request, words % {"title": self.object})
            return redirect(self.get_success_url())
        return response


class WordsViewSet(AsksBeforeSaving, SnippetViewSet):
    """What the lists have in common: search in English labels, on any database; whoever keeps words by two is asked before saving."""

    search_fields: tuple[str, ...] = ("name_en", "slug")
    search_backend_name = None
    delete_view_class = KeepsWhatIsNamed


class AudienceViewSet(WordsViewSet):
    """Women, girls, boys, men."""

    model = Audience
    icon = "group"
    list_display = ("name", "code", "hxl")
    search_fields = ("name_en", "code")
    edit_handler = tabs([], ["name"])


class TopicViewSet(WordsViewSet):
    """Topics."""

    model = Topic
    icon = "tag"
    list_display = ("name", "slug", "needs_places")
    edit_handler = tabs(
        [FieldPanel("slug"), FieldPanel("pictogram"), FieldPanel("position"), FieldPanel("needs_places")], ["name"]
    )


class SituationViewSet(WordsViewSet):
    """Situations and livelihoods."""

    model = Situation
    icon = "user"
    list_display = ("name", "slug")
    edit_handler = tabs([FieldPanel("slug"), FieldPanel("pictogram"), FieldPanel("position")], ["name"])


class MessageCategoryViewSet(WordsViewSet):
    """Kinds of message."""

    model = MessageCategory
    icon = "list-ul"
    list_display = ("name", "slug", "needs_places")
    edit_handler = tabs([FieldPanel("slug"), FieldPanel("position"), FieldPanel("needs_places")], ["name"])


class PlaceViewSet(WordsViewSet):
    """Countries and their areas."""

    model = Place
    icon = "site"
    chooser_viewset_class = PlaceChooserViewSet
    chooser_per_page = 25
    list_display = ("name", "pcode", "level", "parent")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Place]:
        """With the place above, which the list names."""
        return Place.objects.select_related("parent")

    list_filter = ("level", "iso3")
    search_fields = ("name_en", "pcode")
    edit_handler = tabs([FieldPanel("level"), FieldPanel("parent"), FieldPanel("iso3"), FieldPanel("pcode")], ["name"])


class VocabularyGroup(SnippetViewSetGroup):
    """The menu."""

    menu_label = _("Vocabulary")
    menu_icon = "list-ul"
    menu_order = 340
    items = (AudienceViewSet, TopicViewSet, SituationViewSet, MessageCategoryViewSet, PlaceViewSet)


register_permission_policy(Audience, FixedRows(Audience))
register_snippet(VocabularyGroup)
