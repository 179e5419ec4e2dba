"""Short names that no organisation may have, because the site itself has them. Rooms above say which."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

_reserved: set[str] = set()


def reserve(names: frozenset[str]) -> None:
    """Keep these names for the site; in lower case."""
    _reserved.update(names)


def refuse_reserved(slug: str) -> None:
    """A validator: raises ValidationError for an address that belongs to the site itself."""
    if slug.lower() in _reserved:
        raise ValidationError(
            _("“%(slug)s” is an address of the site itself. Choose another, for example %(slug)s-2.") % {"slug": slug}
        )
