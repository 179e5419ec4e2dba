from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PublishingConfig(AppConfig):
    name = "cms.publishing"
    verbose_name = _("The door to live")

    def ready(self) -> None:
        from cms.publishing import receivers, rules  # noqa: F401
