"""The first steps of an installation, for its administrators."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db.models import Exists, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Locale

from cms.accounts.factors import FACTORS
from cms.accounts.models import User
from cms.guidance.dashboard.checklists import Checklist, Step
from cms.guidance.dashboard.day import Day
from cms.guidance.guides import guide_address
from cms.guidance.models import HomePage
from cms.organisations.models import Organisation
from cms.taxonomy.models import Place

MAIL_THAT_GOES_NOWHERE = ("dummy", "console")


def installation_checklist(day: Day) -> Checklist | None:
    """For administrators of the installation, while steps are left."""
    if not day.user.is_superuser:
        return None
    there = _progress(day)
    steps = [_home(there), *_ground(there), *_people(there), *_own_account(there)]
    if all(step.done for step in steps):
        return None
    return Checklist(
        "installation",
        _("First steps of this installation"),
        steps,
        reminder=_("Keep a backup elsewhere, and try once whether it can be restored."),
        reminder_url=guide_address("self-hosting", "backups"),
    )


def _progress(day: Day) -> dict[str, bool]:
    """What is there, in one query."""
    others = User.objects.filter(is_active=True, groups__team__isnull=False).exclude(pk=day.user.pk)
    questions: dict[str, QuerySet] = {
        "home": HomePage.objects.filter(live=True),
        "language": Locale.objects.exclude(language_code=settings.LANGUAGE_CODE),
        "organisation": Organisation.objects.all(),
        "place": Place.objects.all(),
        "person": others,
        "factor": Authenticator.objects.filter(user=day.user, type__in=FACTORS),
    }
    answers = {name: Exists(queryset) for name, queryset in questions.items()}
    row: Any = User.objects.filter(pk=day.user.pk).values(**answers).first()
    return dict(row)


def _home(there: dict[str, bool]) -> Step:
    first = HomePage.objects.filter(locale__language_code=settings.LANGUAGE_CODE)
    home = None if there["home"] else first.only("pk").first()
    return Step(
        there["home"],
        _("Write the first home page and hand it in"),
        _("Until a coordinator, somebody else than you, has approved it, readers find nothing at all."),
        reverse("wagtailadmin_pages:edit", args=[home.pk]) if home else "",
    )


def _ground(there: dict[str, bool]) -> list[Step]:
    return [
        Step(
            there["language"],
            _("Enable the languages of your readers"),
            _("Each language gets a home page of its own, and every organisation a section in it."),
            reverse("wagtaillocales:add"),
        ),
        Step(
            there["organisation"],
            _("Make the first organisation"),
            _("Whatever is published is published by somebody whom readers can ask."),
            reverse("wagtailsnippets_organisations_organisation:add"),
        ),
    ]


def _people(there: dict[str, bool]) -> list[Step]:
    """Who is needed before anything can be approved, and what somebody else has to approve."""
    return [
        Step(
            there["person"],
            _("Invite people and give them roles"),
            _("You keep the installation; they write, review and translate."),
            reverse("people:index"),
        ),
        Step(
            not settings.EMAIL_BACKEND.split(".")[-2].startswith(MAIL_THAT_GOES_NOWHERE),
            _("Set up mail"),
            _("Reviewers are told by mail that a page waits for them. Set EMAIL_HOST where the installation runs."),
            guide_address("self-hosting"),
        ),
        Step(
            there["place"],
            _("Enter the country and its areas"),
            _(
                "Pages say where they apply. Somebody else, a coordinator or another administrator, approves each place."
            ),
            reverse("wagtailsnippets_taxonomy_place:add"),
        ),
    ]


def _own_account(there: dict[str, bool]) -> list[Step]:
    if "factor" not in there:
        return []
    return [
        Step(
            there["factor"],
            _("Switch on your second factor"),
            _("A password that leaks must not be enough to change what people read here."),
            reverse("mfa_index"),
        )
    ]
