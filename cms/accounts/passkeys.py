"""Where passkeys work: browsers want a host name, and https or this very machine (W3C WebAuthn, 5.1.3; secure contexts)."""

import ipaddress

from django.http import HttpRequest
from django.utils.translation import gettext as _


def why_no_passkeys(request: HttpRequest) -> str:
    """What is in their way at this address, and what to do; "" where they work."""
    host, _separator, port = request.get_host().lower().partition(":")
    if is_number(request.get_host()):
        local = f"http://localhost:{port}/admin/" if host == "127.0.0.1" and port else "http://localhost/admin/"
        if host == "127.0.0.1":
            return _(
                "Passkeys do not work at an address made of numbers. Open %(address)s instead, or use an authenticator app."
            ) % {"address": local}
        return _(
            "Passkeys do not work at an address made of numbers. Open the site by its name, or use an authenticator app."
        )
    if not request.is_secure() and host != "localhost" and not host.endswith(".localhost"):
        return _("Passkeys need a secure connection. Open the site with https://, or use an authenticator app.")
    return ""


def is_number(host: str) -> bool:
    """Whether a host (with or without port) is an IP address."""
    try:
        ipaddress.ip_address(host.strip("[]") if host.endswith("]") else host.rsplit(":", 1)[0].strip("[]"))
    except ValueError:
        return False
    return True
