from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DirectoryConfig(AppConfig):
    name = "cms.directory"
    verbose_name = _("Hotlines")

    def ready(self) -> None:
        from cms.directory import rules  # noqa: F401
