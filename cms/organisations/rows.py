"""Lists and choosers of rows that belong to an organisation: they show what the person may see."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from wagtail.permissions import policy_registry
from wagtail.snippets.views.chooser import ChooseResultsView, ChooseView, SnippetChooserViewSet
from wagtail.snippets.views.snippets import SnippetViewSet

from cms.organisations.sight import seen_by


class Narrowed:
    """Offers what the person may see."""

    def get_object_list(self) -> QuerySet[Any]:
        """In place of every row there is."""
        view: Any = self
        return seen_by(view.request.user, view.model_class)


class OwnRowsChooseView(Narrowed, ChooseView):
    """The whole chooser."""


class OwnRowsChooseResultsView(Narrowed, ChooseResultsView):
    """Its results."""


class OwnRowsChooserViewSet(SnippetChooserViewSet):
    """Chooses among what the person may see."""

    choose_view_class = OwnRowsChooseView
    choose_results_view_class = OwnRowsChooseResultsView


class OwnRowsViewSet(SnippetViewSet):
    """Lists what the person may see. The model needs a policy that says so: see policies.py."""

    chooser_viewset_class = OwnRowsChooserViewSet
    search_backend_name = None

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """As the model's policy has it."""
        user: Any = request.user
        rows: QuerySet[Any] = policy_registry.get_by_type(self.model).instances_user_has_any_permission_for(
            user, ["view", "change"]
        )
        return rows
