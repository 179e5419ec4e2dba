from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "cms.accounts"
    verbose_name = _("People")

    def ready(self) -> None:
        """Connects receivers. Choosers begin without inline scripts, exports hold no formulas, and nobody uploads a portrait."""
        from cms.accounts import account_page, choosers, receivers, spreadsheets  # noqa: F401

        account_page.adopt()
        choosers.adopt()
        spreadsheets.adopt()
