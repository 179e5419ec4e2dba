"""Where media lie, and their addresses: for colleagues, and for who was sent a draft, also of what readers are not shown.

Media know no session: cookies go to the admin alone. So an address in the admin, in a preview or in a shared draft carries a mark,
which ends by itself.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from urllib.parse import urlencode

from django.core import signing
from django.core.files.storage import FileSystemStorage
from django.http import HttpRequest, HttpResponse

from cms.audit.admin_side import is_of_admin

# As long as anybody stays signed in.
HOLDS_SECONDS = 12 * 3600
MARK = "as"
_marking: ContextVar[bool] = ContextVar("addresses_of_media_are_marked", default=False)


@contextmanager
def marked_addresses() -> Iterator[None]:
    """Inside, addresses of media carry a mark."""
    token = _marking.set(True)
    try:
        yield
    finally:
        _marking.reset(token)


def is_marked(request: HttpRequest, path: str) -> bool:
    """Whether the address carries a mark for exactly this file that holds still."""
    try:
        _signer().unsign(f"{path}:{request.GET.get(MARK, '')}", max_age=HOLDS_SECONDS)
    except signing.BadSignature:
        return False
    return True


def _signer() -> signing.TimestampSigner:
    return signing.TimestampSigner(salt="cms.library.storing")


class MediaStorage(FileSystemStorage):
    """Django's; addresses carry a mark where they are to."""

    def url(self, name: str | None) -> str:
        """The address of a file."""
        plain: str = super().url(name)
        if not name or not _marking.get():
            return plain
        mark = _signer().sign(name).removeprefix(f"{name}:")
        return f"{plain}?{urlencode({MARK: mark})}"


class MarkedAddressesMiddleware:
    """In the admin, and in the previews that it makes, addresses of media carry a mark."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not is_of_admin(request):
            return self.get_response(request)
        with marked_addresses():
            return self.get_response(request)
