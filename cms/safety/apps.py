from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SafetyConfig(AppConfig):
    name = "cms.safety"
    verbose_name = _("The gate")

    def ready(self) -> None:
        from cms.audit.granting import only_added_to
        from cms.safety import proposing, receivers, rules  # noqa: F401  # connects them
        from cms.safety.models import Approval, DecidedChange, Withdrawal

        only_added_to(Approval, Withdrawal, DecidedChange)
