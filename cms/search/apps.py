from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "cms.search"
    verbose_name = _("Search")

    def ready(self) -> None:
        from cms.search import receivers  # noqa: F401
