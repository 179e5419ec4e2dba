"""From the plain groups of the first releases to teams: nobody loses what they could do, and the groups go.

Asked for once, before an installation has teams: later groups and workflows of the same names are somebody's own.
"""

import re

from django.contrib.auth.models import Group
from django.db import transaction
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection, Locale, Workflow
from wagtailmedia.models import get_media_model

from cms.accounts.models import User
from cms.organisations.models import Organisation, Role, Team
from cms.organisations.teams import shared_shelf

# Wagtail's migrations bring "Moderators" and "Editors"; the first releases of Safelane made the others.
PLAIN_GROUPS = {"Editors": Role.EDITOR, "Reviewers": Role.SAFETY_REVIEWER, "Moderators": Role.SAFETY_REVIEWER}
TRANSLATORS = re.compile(r"Translators: (?P<language>.+)")
PLAIN_WORKFLOWS = re.compile(r"Moderators approval|Review: .+")


@transaction.atomic
def take_over_plain_groups() -> None:
    """People of a plain group join the team of that role in every organisation there is; what lay on no shelf is shared by all.

    With no organisation yet there is no team to join: such people are kept, without a role, for an administrator to invite anew.
    """
    groups = [group for group in Group.objects.filter(team=None) if _role_of(group) is not None]
    if not groups:
        return
    for group in groups:
        role, language = _role_of(group) or (Role.EDITOR, "")
        for team in Team.objects.filter(organisation__isnull=False, role=role, language=language):
            team.group.user_set.add(*User.objects.filter(groups=group))
        group.delete()
    _share_what_lay_on_no_shelf()


def retire_plain_workflows() -> None:
    """Before the one review is made. What is under way is called off, and its pages stay drafts: they are submitted again."""
    for workflow in Workflow.objects.filter(active=True):
        if PLAIN_WORKFLOWS.fullmatch(workflow.name):
            _retire(workflow)


def _role_of(group: Group) -> tuple[Role, str] | None:
    if group.name in PLAIN_GROUPS:
        return PLAIN_GROUPS[group.name], ""
    translators = TRANSLATORS.fullmatch(group.name)
    if translators is None:
        return None
    for locale in Locale.objects.all():
        if locale.get_display_name() == translators["language"]:
            return Role.TRANSLATOR, locale.language_code
    return Role.TRANSLATOR, "no such language"


def _retire(workflow: Workflow) -> None:
    tasks = [task.specific for task in workflow.tasks]
    workflow.deactivate()
    for task in tasks:
        if task.active:
            task.deactivate()


def _share_what_lay_on_no_shelf() -> None:
    if not Organisation.objects.exists():
        return
    root, shared = Collection.get_first_root_node(), shared_shelf()
    for model in (get_image_model(), get_media_model(), get_document_model()):
        model.objects.filter(collection=root).update(collection=shared)
