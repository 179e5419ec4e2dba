"""The library: pictures, recordings and documents, cleaned on the way in and shown only while consent holds."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LibraryConfig(AppConfig):
    """Registers what happens after a picture or recording was saved."""

    name = "cms.library"
    label = "library"
    verbose_name = _("Library")

    def ready(self) -> None:
        """Connect the receivers."""
        from cms.library import receivers

        receivers.connect()
