"""Addresses of a site that has a fault."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path, re_path
from wagtail.admin import urls as wagtailadmin_urls


def fail(request: HttpRequest) -> HttpResponse:
    """Always fails."""
    raise RuntimeError("a fault of ours")


urlpatterns = [path("admin/", include(wagtailadmin_urls)), re_path("", fail)]
