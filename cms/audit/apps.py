from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AuditConfig(AppConfig):
    name = "cms.audit"
    verbose_name = _("What was done")

    def ready(self) -> None:
        from cms.audit import bulk, checks, factors, people, rows, sign_ins, site_log  # noqa: F401

        factors.connect()
