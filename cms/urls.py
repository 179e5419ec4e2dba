"""Addresses: readers' pages by language, the admin, files. See architecture, decision 8."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from wagtail.admin import urls as wagtailadmin_urls

from cms.guidance import views
from cms.library.serving import media
from cms.library.serving_files import document

urlpatterns = [
    path("", views.root, name="root"),
    path("healthz", views.healthz, name="healthz"),
    path("admin/", include(wagtailadmin_urls)),
    # Wagtail's own name, less its form for passwords, which no collection has.
    re_path(r"^documents/([0-9]{1,12})/([^/\x00]+)$", document, name="wagtaildocs_serve"),
    path("media/<path:path>", media, name="media"),
    re_path(r"^p/(?P<page_id>[0-9]{1,12})/?$", views.short_address, name="short_address"),
    *i18n_patterns(
        path("for/<slug:code>/", views.audience_door, name="audience_door"),
        path("hotlines/", views.hotlines, name="hotlines"),
        path("search/", views.search, name="search"),
        path("", views.page, {"path": ""}, name="home"),
        # Wagtail's own name, so that its pages find their addresses; the lookup is ours.
        re_path(r"^(?P<path>(?:[^/\x00]+/)*)$", views.page, name="wagtail_serve"),
    ),
]

handler404 = "cms.guidance.views.not_found"
handler400 = "cms.guidance.views.bad_request"
