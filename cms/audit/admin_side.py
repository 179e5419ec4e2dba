"""Which requests belong to people who sign in: everything under the admin's address. Readers' pages know nobody."""

from django.http import HttpRequest
from django.urls import reverse


def is_of_admin(request: HttpRequest) -> bool:
    """Whether the address is the admin's."""
    return request.path.startswith(reverse("wagtailadmin_home"))
