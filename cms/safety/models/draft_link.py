"""Links to drafts: whoever has the address reads one version of a page, until it runs out or is revoked."""

from datetime import datetime
from typing import Any, Self

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cms.safety.models.withdrawal import Withdrawal


class DraftLinkQuerySet(models.QuerySet["DraftLink"]):
    """Chainable questions about links to drafts."""

    def open_at(self, when: datetime) -> Self:
        """Those that lead to something: neither run out nor revoked, and their page was not withdrawn since."""
        reaching = Withdrawal.objects.reaching(
            OuterRef("page__translation_key"), OuterRef("page__locale__language_code")
        )
        since = reaching.filter(at__gte=OuterRef("made_at"))
        return self.filter(~Exists(since), revoked_at=None, expires_at__gt=when)


class DraftLink(models.Model):
    """One address of one version. The address itself is kept nowhere: only SHA-256 of its secret part, in hex.

    `content` is what Wagtail keeps of a version, as it was when the link was made (the editor writes over versions in place), without
    colleagues' comments; `digest` is what readers are shown of it. A revoked link keeps neither words nor pictures.
    """

    page = models.ForeignKey(Page, verbose_name=_("page"), on_delete=models.CASCADE, related_name="draft_links")
    revision_id = models.PositiveBigIntegerField(null=True)
    digest = models.CharField(max_length=64)
    content: Any = models.JSONField(encoder=DjangoJSONEncoder, default=dict)
    token_hash = models.CharField(max_length=64, unique=True)
    to_whom = models.CharField(_("to whom"), max_length=120)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    objects = DraftLinkQuerySet.as_manager()

    # An editor who deletes the page is told what refers to it: this row goes with the page and is no reason to stay.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("link to a draft")
        verbose_name_plural = _("links to drafts")
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.page_id}: {self.digest[:12]}"
