"""Addresses: readers' pages by language, the admin, files. See architecture, decision 8."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path, register_converter
from django.urls.converters import StringConverter
from django.views.generic import RedirectView
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.admin.auth import require_admin_access

from cms.guidance.explorer import LocksView
from cms.guidance.views import failing, lists, machines, pages
from cms.library.serving import media
from cms.library.serving_files import document
from cms.safety.views.shared_draft import shared_draft


class WordConverter(StringConverter):
    """The address of a word, in any script; PostgreSQL takes no NUL."""

    regex = r"[^/\x00]+"


register_converter(WordConverter, "word")

urlpatterns = [
    path("", pages.root, name="root"),
    path("healthz", machines.healthz, name="healthz"),
    path("robots.txt", machines.robots, name="robots"),
    path(".well-known/security.txt", machines.security, name="security"),
    path("sitemap.xml", machines.sitemap_index, name="sitemap_index"),
    path("sitemap-<slug:section>.xml", machines.sitemap, name="sitemap"),
    path("admin/", include("cms.accounts.urls")),  # first: it hides Wagtail's own sign-in
    # Wagtail's list of who did what shows every organisation to everybody: ours knows who may read which entries.
    re_path(r"^admin/reports/site-history/(?:results/)?$", RedirectView.as_view(pattern_name="audit")),
    # Its list of locked pages names whoever has locked some, anywhere.
    path("admin/reports/locked/", require_admin_access(LocksView.as_view()), name="locked_pages"),
    path(
        "admin/reports/locked/results/",
        require_admin_access(LocksView.as_view(results_only=True)),
        name="locked_pages_results",
    ),
    # Of Wagtail's admin, what has no use here: content of other sites, and pages that only fail.
    re_path(r"^admin/(?:embeds|failwhale|test404)(?:/|$)", failing.not_found),
    path("admin/", include(wagtailadmin_urls)),
    # Wagtail's own name, less its form for passwords, which no collection has.
    re_path(r"^documents/([0-9]{1,12})/([^/\x00]+)$", document, name="wagtaildocs_serve"),
    path("media/<path:path>", media, name="media"),
    re_path(r"^p/(?P<page_id>[0-9]{1,12})/?$", pages.short, name="short_address"),
    re_path(r"^p/(?P<page_id>[0-9]{1,12})\.svg$", pages.qr, name="qr"),
    re_path(r"^drafts/(?P<token>[^/\x00]+)/?$", shared_draft, name="shared_draft"),
    *i18n_patterns(
        path("for/<slug:code>/", lists.audience_door, name="audience_door"),
        path("topics/", lists.topics, name="topics"),
        path("topics/<word:slug>/", lists.topic, name="topic"),
        path("situations/", lists.situations, name="situations"),
        path("situations/<word:slug>/", lists.situation, name="situation"),
        path("places/", lists.places, name="places"),
        path("places/<slug:pcode>/", lists.place, name="place"),
        path("stories/", lists.stories, name="stories"),
        path("campaigns/", lists.campaigns, name="campaigns"),
        path("resources/", lists.resources, name="resources"),
        path("hotlines/", lists.hotlines, name="hotlines"),
        path("search/", lists.search, name="search"),
        path("feeds/", machines.feed, name="feed"),
        path("feeds/<slug:code>/", machines.feed, name="audience_feed"),
        path("", pages.page, {"path": ""}, name="home"),
        # Wagtail's own name, so that its pages find their addresses; the lookup is ours.
        re_path(r"^(?P<path>(?:[^/\x00]+/)*)$", pages.page, name="wagtail_serve"),
    ),
]

handler404 = "cms.guidance.views.failing.not_found"
handler400 = "cms.guidance.views.failing.bad_request"
handler429 = "cms.accounts.views.failing.too_many"  # asked for by allauth's limits
