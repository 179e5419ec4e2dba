"""Answers to machines: load balancers, search engines, feed readers, people who found a hole."""

import datetime

from django.conf import settings
from django.contrib.sitemaps import views as sitemap_views
from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone

from cms.guidance.addresses import homes_of
from cms.guidance.described import absolute
from cms.guidance.feeds import feed_of
from cms.guidance.sitemaps import map_addresses, sitemaps_of
from cms.guidance.views.asking import asked_of, for_reading
from cms.taxonomy.models import Audience

SECURITY_TEXT_HOLDS = datetime.timedelta(days=180)


@for_reading
def healthz(request: HttpRequest) -> HttpResponse:
    """200 while the database answers, for load balancers and containers."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok\n", content_type="text/plain", headers={"Cache-Control": "no-store"})


@for_reading
def robots(request: HttpRequest) -> HttpResponse:
    """robots.txt (RFC 9309): everything for readers may be found; searches and the admin are nobody's business."""
    lines = ["User-agent: *", "Disallow: /admin/", "Disallow: /*/search/", f"Sitemap: {absolute('/sitemap.xml')}"]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@for_reading
def security(request: HttpRequest) -> HttpResponse:
    """security.txt (RFC 9116): whom to tell of a hole or a leak. Not there until the installation names somebody."""
    if not settings.SECURITY_CONTACT:
        raise Http404
    expires = (timezone.now() + SECURITY_TEXT_HOLDS).replace(hour=0, minute=0, second=0, microsecond=0)
    lines = [
        f"Contact: {settings.SECURITY_CONTACT}",
        f"Expires: {expires.isoformat()}",
        f"Preferred-Languages: {', '.join(homes_of(request)) or settings.LANGUAGE_CODE}",
        f"Canonical: {absolute(request.path)}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@for_reading
def sitemap_index(request: HttpRequest) -> HttpResponse:
    """`/sitemap.xml`: one map for the lists and one for the pages of each live language (sitemaps.org)."""
    maps = [
        {"location": absolute(reverse("sitemap", kwargs={"section": section}) + (f"?p={number}" if number > 1 else ""))}
        for section, number in map_addresses(homes_of(request))
    ]
    return TemplateResponse(request, "sitemap_index.xml", {"sitemaps": maps}, content_type="application/xml")


@for_reading
def sitemap(request: HttpRequest, section: str) -> HttpResponse:
    """One of them, a thousand addresses at a time."""
    found = sitemaps_of(section, homes_of(request))
    return sitemap_views.sitemap(request, {**found}, section, template_name="guidance/sitemap.xml")


@for_reading
def feed(request: HttpRequest, code: str = "") -> HttpResponse:
    """The newest pages of a language, or of an audience in it, as Atom (RFC 4287)."""
    audience = get_object_or_404(Audience, code=code) if code else None
    written = feed_of(asked_of(request), audience, request.path)
    return HttpResponse(written, content_type="application/atom+xml; charset=utf-8")
