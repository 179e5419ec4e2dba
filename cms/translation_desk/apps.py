from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TranslationDeskConfig(AppConfig):
    name = "cms.translation_desk"
    verbose_name = _("Translation desk")

    def ready(self) -> None:
        from cms.translation_desk import outdated_news, receivers, request_news, rules  # noqa: F401
        from cms.translation_desk.machine import holding_up  # noqa: F401
