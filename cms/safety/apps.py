from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SafetyConfig(AppConfig):
    name = "cms.safety"
    verbose_name = _("The gate")

    def ready(self) -> None:
        from cms.audit.granting import only_added_to
        from cms.safety import (  # noqa: F401  # connects them
            authority_asked,
            field_testing,
            proposing,
            receivers,
            reminding,
            rules,
            understood_rule,
        )
        from cms.safety.contributing import hear_of_copies
        from cms.safety.models import (
            Approval,
            Contribution,
            DecidedChange,
            FieldTest,
            Letter,
            RecordedInError,
            Withdrawal,
        )

        only_added_to(Approval, Contribution, DecidedChange, FieldTest, Letter, RecordedInError, Withdrawal)
        hear_of_copies()
