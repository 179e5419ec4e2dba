from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OrganisationsConfig(AppConfig):
    name = "cms.organisations"
    verbose_name = _("Organisations")

    def ready(self) -> None:
        """Teams and shelves follow their organisations; forms follow roles."""
        from wagtail.models import Page
        from wagtail.permissions import register_permission_policy

        from cms.audit.rows import watch
        from cms.organisations import auditing, columns, receivers, suspending  # noqa: F401  # connects them
        from cms.organisations.models import Organisation
        from cms.organisations.page_policy import page_policy
        from cms.organisations.people import greeting  # noqa: F401  # connects it

        register_permission_policy(Page, page_policy)
        watch(Organisation, acts={"state": auditing.state_act, "requires_authority": auditing.authority_act})
