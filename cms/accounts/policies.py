"""What browsers are told with every answer: where its parts may come from, what it may ask of the machine, who may keep it.

Content Security Policy Level 3 (W3C), Permissions Policy (W3C), RFC 9111 (caching), Fetch's Cross-Origin-Resource-Policy.
"""

from typing import Any

from csp.constants import HEADER, NONCE, NONE, SELF, UNSAFE_HASHES, UNSAFE_INLINE
from csp.middleware import CSPMiddleware, PolicyParts
from django.http import HttpRequest, HttpResponseBase

from cms.audit.admin_side import is_of_admin

JUST_RETURN = "'sha256-i+qr4lq34KgNHiW62lWi9aInEBwiEOrfCzaNPCvkqD8='"
# As strict for scripts as the readers' (settings). A nonce is named only where a template asks for `request.csp_nonce`; none of ours does.
ADMIN_POLICY: dict[str, Any] = {
    "default-src": [SELF],
    "base-uri": [NONE],
    "form-action": [SELF],
    "object-src": [NONE],
    "script-src": [SELF, NONCE],
    # The focal point's cropper (Jcrop) asks whether the screen is touched by setting a handler that says just "return;", on no page.
    "script-src-attr": [UNSAFE_HASHES, JUST_RETURN],
    # Draftail writes two style elements an editor, one of them with translated words; nothing else is inline, no attribute either.
    "style-src": [SELF],
    "style-src-elem": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "frame-src": [SELF],
    "frame-ancestors": [SELF],
    "connect-src": [SELF],
}
# No page of ours asks a browser for any of these. Copying (clipboard-write) and passing on are left as they are.
UNUSED_FEATURES = (
    "accelerometer", "autoplay", "bluetooth", "camera", "display-capture", "encrypted-media", "fullscreen", "gamepad", "geolocation",
    "gyroscope", "hid", "idle-detection", "local-fonts", "magnetometer", "microphone", "midi", "payment", "picture-in-picture",
    "screen-wake-lock", "serial", "usb", "xr-spatial-tracking",
)  # fmt: skip
HEADERS = {
    "Permissions-Policy": ", ".join(f"{feature}=()" for feature in UNUSED_FEATURES),
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Permitted-Cross-Domain-Policies": "none",
}


class PolicyMiddleware(CSPMiddleware):
    """On every answer, also one that another middleware gives: readers have one content policy, the admin another."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """With the headers above; nothing of the admin is kept by a browser or on the way to it."""
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if is_of_admin(request):
            # A preview is made by a request of its own to the page's address: it brings the readers' policy, which forbids the frame.
            response.headers.pop(HEADER, None)
            response.headers["Cache-Control"] = "no-store, private"
        return super().process_response(request, response)

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False
    ) -> PolicyParts:
        """The admin's policy under its address, unless the view has one of its own; the settings' elsewhere."""
        parts = super().get_policy_parts(request, response, report_only)
        if is_of_admin(request) and not report_only:
            parts.config = parts.config or ADMIN_POLICY
        return parts
