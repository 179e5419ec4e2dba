"""Organisations in the admin."""

from wagtail.admin.panels import FieldPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from cms.organisations.models import Organisation
from cms.organisations.translated_fields import tabs


class OrganisationViewSet(SnippetViewSet):
    """The list of NGOs."""

    model = Organisation
    icon = "group"
    menu_order = 320
    add_to_admin_menu = True
    list_display = ("name", "slug")
    search_fields = ("name_en", "slug")
    search_backend_name = None
    edit_handler = tabs([FieldPanel("slug")], ["name"])


register_snippet(OrganisationViewSet)
