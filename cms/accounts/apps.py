from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "cms.accounts"
    verbose_name = _("People")

    def ready(self) -> None:
        """The admin's choosers begin without inline scripts, its exports hold no formulas, and nobody uploads a portrait."""
        from cms.accounts import account_page, choosers, spreadsheets

        account_page.adopt()
        choosers.adopt()
        spreadsheets.adopt()
