"""The vocabulary in the admin: one menu, a list for each kind of word."""

from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.panels import FieldPanel
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import DeleteView, SnippetViewSet, SnippetViewSetGroup

from cms.accounts.named import named
from cms.accounts.saving import AsksBeforeSaving
from cms.accounts.translated_fields import tabs
from cms.taxonomy.models import Audience, MessageCategory, Place, Situation, Topic
from cms.taxonomy.naming import rows_naming
from cms.taxonomy.place_choosing import PlaceChooserViewSet

WHY_IT_STAYS = _("“%(title)s” cannot be deleted: these name it. Take it out of them first.")
KEPT = (Audience, MessageCategory, Place, Situation, Topic)


class FixedRows(ModelPermissionPolicy):
    """Rows may be worded, never added or deleted, by anyone."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """As the model's permissions say, except for adding and deleting."""
        return action not in {"add", "delete"} and super().user_has_permission(user, action)

    def user_has_any_permission(self, user: Any, actions: Any) -> bool:
        """The same for several actions."""
        return any(self.user_has_permission(user, action) for action in actions)


class KeepsWhatIsNamed(DeleteView):
    """What pages, numbers or field tests name is not deleted, and it says so: with those that the person may open."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Asked only where it can be deleted."""
        return self._kept(request) or super().get(request, *args, **kwargs)

    @transaction.atomic
    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Deleted, or kept with the reason."""
        return self._kept(request) or super().post(request, *args, **kwargs)

    def _kept(self, request: HttpRequest) -> HttpResponse | None:
        rows = rows_naming(self.object)
        if not rows:
            return None
        messages.error(request, named(WHY_IT_STAYS % {"title": self.object}, rows, request.user))
        return HttpResponseRedirect(self.get_success_url())  # an address that was sent along: never the name of a view


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


@hooks.register("before_bulk_action")
def keep_what_is_named(request: HttpRequest, action_type: str, objects: list[Any], view: Any) -> HttpResponse | None:
    """Of several that are deleted at once none is, if one of them is named."""
    if action_type != "delete" or not issubclass(view.model, KEPT):
        return None
    staying = [(row, rows) for row in objects if (rows := rows_naming(row))]
    for row, rows in staying:
        messages.error(request, named(WHY_IT_STAYS % {"title": row}, rows, request.user))
    return HttpResponseRedirect(view.next_url) if staying else None


register_permission_policy(Audience, FixedRows(Audience))
register_snippet(VocabularyGroup)
