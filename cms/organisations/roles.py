"""Who may write, review or translate: plain groups for now, one workflow for each language."""

from collections.abc import Iterable

from django.contrib.auth.models import Group, Permission
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

EDITORS = "Editors"
REVIEWERS = "Reviewers"
TRANSLATORS = "Translators: {language}"

# Wagtail's migrations bring these; ours replace them.
STOCK_GROUPS = ("Moderators", "Editors")
STOCK_WORKFLOW = "Moderators approval"

# Wagtail asks for the permissions of its own models, whatever model stands in for them.
LIBRARY_MODELS = ("image", "media", "document")
OWN_APPS = ("taxonomy", "organisations", "directory", "wagtailadmin")
LIBRARY_APPS = ("wagtailimages", "wagtailmedia", "wagtaildocs")
MAY_CHOOSE = [f"choose_{model}" for model in LIBRARY_MODELS]
MAY_ADD_TO_LIBRARY = [f"{verb}_{model}" for verb in ("add", "choose") for model in LIBRARY_MODELS]
MAY_KEEP_LIBRARY = [f"{verb}_{model}" for verb in ("add", "change", "choose") for model in LIBRARY_MODELS]
MAY_READ_WORDS = [
    f"view_{model}" for model in ("audience", "topic", "situation", "messagecategory", "place", "organisation")
]
# A number is live as soon as it is saved, so those who publish keep the numbers.
MAY_CHOOSE_HOTLINES = ["view_hotline"]
MAY_KEEP_HOTLINES = ["view_hotline", "add_hotline", "change_hotline"]


def make_roles(root: Page) -> None:
    """Editors write anywhere but publish nowhere; reviewers publish. Makes each group once and leaves later changes alone."""
    if not Group.objects.filter(name=REVIEWERS).exists():
        Group.objects.filter(name__in=STOCK_GROUPS, user=None).delete()
        Workflow.objects.filter(name=STOCK_WORKFLOW).delete()
    _make(
        EDITORS,
        root,
        ["add_page", "change_page"],
        library=MAY_ADD_TO_LIBRARY,
        models=MAY_READ_WORDS + MAY_CHOOSE_HOTLINES,
    )
    _make(
        REVIEWERS,
        root,
        ["add_page", "change_page", "publish_page", "lock_page", "unlock_page"],
        library=MAY_KEEP_LIBRARY,
        models=MAY_READ_WORDS + MAY_KEEP_HOTLINES,
    )


def make_translators(home: Page, language: str) -> Group:
    """The translators of a language, who write under its home only."""
    return _make(
        TRANSLATORS.format(language=language),
        home,
        ["add_page", "change_page"],
        library=MAY_CHOOSE,
        models=MAY_READ_WORDS,
    )


def make_workflow(home: Page, language: str) -> Workflow:
    """A language's review: whoever writes submits, a reviewer publishes."""
    assigned = WorkflowPage.objects.filter(page=home).select_related("workflow").first()
    if assigned is not None:
        return assigned.workflow
    workflow = Workflow.objects.create(name=f"Review: {language}")
    task = GroupApprovalTask.objects.create(name=f"Read by a reviewer: {language}")
    task.groups.set(Group.objects.filter(name=REVIEWERS))
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.create(page=home, workflow=workflow)
    return workflow


def _make(name: str, page: Page, page_permissions: list[str], *, library: list[str], models: list[str]) -> Group:
    group, created = Group.objects.get_or_create(name=name)
    if created:
        wanted = [*models, "access_admin"]
        group.permissions.set(Permission.objects.filter(content_type__app_label__in=OWN_APPS, codename__in=wanted))
        _grant_collections(group, library)
    if created or not GroupPagePermission.objects.filter(group=group).exists():
        _grant_pages(group, page, page_permissions)
    return group


def _grant_pages(group: Group, page: Page, codenames: Iterable[str]) -> None:
    for permission in Permission.objects.filter(content_type__app_label="wagtailcore", codename__in=codenames):
        GroupPagePermission.objects.get_or_create(group=group, page=page, permission=permission)


def _grant_collections(group: Group, codenames: Iterable[str]) -> None:
    everything = Collection.get_first_root_node()
    for permission in Permission.objects.filter(content_type__app_label__in=LIBRARY_APPS, codename__in=codenames):
        GroupCollectionPermission.objects.get_or_create(group=group, collection=everything, permission=permission)
