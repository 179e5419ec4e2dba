"""What follows when an organisation or a language is made, renamed, suspended or taken away."""

from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Locale, TaskState
from wagtail.signals import task_submitted

from cms.organisations.announcing import organisation_kept
from cms.organisations.models import Organisation
from cms.organisations.notifying import SectionReviewNotifier
from cms.organisations.teams import keep_teams, one_at_a_time

reviewers_are_told = SectionReviewNotifier()
task_submitted.connect(reviewers_are_told, sender=TaskState, dispatch_uid="organisations.reviewers_are_told")


@receiver(organisation_kept, dispatch_uid="organisations.keep_teams")
def teams_follow(sender: type, organisation: Organisation, **kwargs: Any) -> None:
    """Before rooms above give the teams their pages: receivers are called in the order in which they connected."""
    keep_teams(organisation)


@receiver(post_save, sender=Locale, dispatch_uid="organisations.language_enabled")
def language_enabled(sender: type, created: bool, raw: bool, **kwargs: Any) -> None:
    """A language brings its translators and reviewers to every organisation."""
    if created and not raw:
        _keep_all()


@receiver(post_delete, sender=Locale, dispatch_uid="organisations.language_disabled")
def language_disabled(sender: type, **kwargs: Any) -> None:
    """And takes them with it."""
    _keep_all()


@transaction.atomic
def _keep_all() -> None:
    one_at_a_time()
    for organisation in Organisation.objects.select_related("collection"):
        keep_teams(organisation)
