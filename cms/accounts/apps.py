from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "cms.accounts"
    verbose_name = _("People")

    def ready(self) -> None:
        """Connects the receivers."""
        from cms.accounts import receivers  # noqa: F401
