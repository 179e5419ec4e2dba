"""Addresses of a site that has a fault."""

from django.http import HttpRequest, HttpResponse
from django.urls import re_path


def fail(request: HttpRequest) -> HttpResponse:
    """Always fails."""
    raise RuntimeError("a fault of ours")


urlpatterns = [re_path("", fail)]
