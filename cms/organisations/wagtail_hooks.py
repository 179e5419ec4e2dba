"""Organisations in the admin, and what each sees of the rest of it."""

from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.images.views.chooser import viewset as image_chooser
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from cms.accounts.translated_fields import tabs
from cms.organisations.forms import OrganisationForm
from cms.organisations.menus import offer_open_doors
from cms.organisations.models import Organisation
from cms.organisations.narrowing import narrow_library, narrow_pages
from cms.organisations.people import urls as people_urls
from cms.organisations.policies import OwnRows
from cms.organisations.rows import OwnRowsViewSet
from cms.organisations.tags import DocumentIndexView, PictureIndexView, adopt
from cms.taxonomy.place_choosing import PlacesInput

register_permission_policy(Organisation, OwnRows(Organisation, owner="pk", keeps=True))

AUTHORITY_HELP = _(
    "After the organisation's own reviewer a coordinator approves each page, or the letter of an authority outside is recorded. From "
    "the moment it is ticked on, readers find only what was approved so: hand in what is live, as it is."
)


class OrganisationViewSet(OwnRowsViewSet):
    """The list of NGOs."""

    model = Organisation
    icon = "group"
    menu_order = 320
    add_to_admin_menu = True
    list_display = ("name", "slug", "state")
    search_fields = ("name_en", "slug")
    edit_handler = tabs(
        [
            FieldPanel("slug"),
            FieldPanel("state"),
            FieldPanel("requires_authority", help_text=AUTHORITY_HELP),
            FieldPanel("logo"),
            FieldRowPanel([FieldPanel("contact_email"), FieldPanel("contact_phone")]),
            FieldPanel("languages"),
            FieldPanel("places", widget=PlacesInput),
        ],
        ["name", "description"],
        form=OrganisationForm,
    )


register_snippet(OrganisationViewSet)
adopt(image_chooser)
hooks.register("construct_page_chooser_queryset", narrow_pages)
# First: what other hooks leave out of the list must stay out.
hooks.register("construct_media_chooser_queryset", narrow_library, order=-10)
for menu in ("construct_main_menu", "construct_reports_menu", "construct_settings_menu"):
    hooks.register(menu, offer_open_doors, order=100)


@hooks.register("register_admin_urls", order=-1)
def lists_of_the_library() -> list[URLPattern]:
    """In the place of Wagtail's, which offer everybody's tags."""
    return [
        path("images/", PictureIndexView.as_view(), name="pictures"),
        path("images/results/", PictureIndexView.as_view(results_only=True), name="pictures_results"),
        path("documents/", DocumentIndexView.as_view(), name="documents"),
        path("documents/results/", DocumentIndexView.as_view(results_only=True), name="documents_results"),
    ]


@hooks.register("register_admin_urls")
def people_addresses() -> list[URLPattern | URLResolver]:
    """Under /admin/people/."""
    return [path("people/", include(people_urls))]


@hooks.register("register_admin_menu_item")
def people_item() -> MenuItem:
    """For those who keep people, and those who see everything: menus.py asks the door."""
    return MenuItem(_("People"), reverse("people:index"), name="people", icon_name="user", order=330)
