"""Types of requests whose sender has signed in."""

from django.http import HttpRequest

from cms.accounts.models import User


class SignedInRequest(HttpRequest):
    """A request to the admin, which Wagtail lets through only for people who signed in."""

    user: User
