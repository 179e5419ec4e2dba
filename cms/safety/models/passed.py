"""Which content of a page stands in the database now, and which approval it passed by. Readers' queries join this."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cms.safety.models.approval import Approval
from cms.safety.models.withdrawal import Withdrawal


class PassedQuerySet(models.QuerySet["Passed"]):
    """Chainable questions about what passed the gate."""

    def holding_at(self, when: datetime | models.Expression) -> Self:
        """What readers may be shown: approved as it stands, as this page in this language, neither run out nor withdrawn since."""
        running = Q(holds_until=None) | Q(holds_until__gt=when)
        reaching = Withdrawal.objects.reaching(OuterRef("approval__translation_key"), OuterRef("approval__language"))
        since = reaching.filter(at__gte=OuterRef("approval__at"))
        own = {
            "approval__digest": F("digest"),
            "approval__translation_key": F("page__translation_key"),
            "approval__language": F("page__locale__language_code"),
        }
        return self.filter(running, ~Exists(since), stale=False, **own)


class Passed(models.Model):
    """The digest of a page as it was last saved live, written in the same transaction. Without an approval readers do not find it.

    `holds_until` is when the first of the approvals it needs runs out. `stale`: the page was changed behind the gate's back.
    """

    page = models.OneToOneField(Page, verbose_name=_("page"), on_delete=models.CASCADE, related_name="passed")
    digest = models.CharField(max_length=64, blank=True)
    approval = models.ForeignKey(Approval, null=True, on_delete=models.PROTECT, related_name="+")
    holds_until = models.DateTimeField(null=True)
    stale = models.BooleanField(default=False)

    objects = PassedQuerySet.as_manager()

    # An editor who deletes the page is told what refers to it: this row goes with the page and is no reason to stay.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("passed content")
        verbose_name_plural = _("passed content")

    def __str__(self) -> str:
        return f"{self.page_id}: {self.digest[:12]}"
