"""`manage.py publish_scheduled`: one page that is refused does not stop the others."""

import datetime
import io
from collections.abc import Callable

import pytest
from django.core.management import CommandError, call_command, get_commands
from django.utils import timezone
from wagtail.models import Page, Revision

from cms.directory.models import Hotline
from cms.guidance.models import GuidancePage, HomePage, OrganisationPage
from cms.publishing.door import NotReady
from cms.taxonomy.facts import facts_of
from cms.translation_desk.drafting import draft_in
from tests import factories

SOON = datetime.timedelta(hours=1)


def schedule(page: GuidancePage, *, expires: bool = False) -> None:
    """Set to go live in an hour (or, live already, to end in an hour)."""
    moment = timezone.now() + SOON
    page.expire_at, page.go_live_at = (moment, None) if expires else (None, moment)
    page.save_revision().publish()


def an_hour_passes() -> None:
    """What was set for later is due now."""
    for revision in Revision.objects.filter(approved_go_live_at__isnull=False):
        past = timezone.now() - SOON
        revision.content["go_live_at"] = past.isoformat()
        Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=past, content=revision.content)
    Page.objects.filter(expire_at__isnull=False).update(expire_at=timezone.now() - SOON)


def run(**options: bool) -> tuple[str, str]:
    """What the command prints, and what it complains about."""
    out, complaints = io.StringIO(), io.StringIO()
    call_command("publish_scheduled", stdout=out, stderr=complaints, **options)
    return out.getvalue(), complaints.getvalue()


def test_the_command_is_ours() -> None:
    assert get_commands()["publish_scheduled"] == "cms.publishing"


def test_an_unready_page_cannot_be_scheduled(empty_draft: GuidancePage) -> None:
    with pytest.raises(NotReady, match="Say whom this page is for"):
        schedule(empty_draft)
    assert not Revision.objects.filter(approved_go_live_at__isnull=False).exists()


def test_a_scheduled_page_goes_live_when_it_is_due_and_not_before(ready_draft: GuidancePage) -> None:
    schedule(ready_draft)
    assert run() == ("", "")
    assert not Page.objects.get(pk=ready_draft.pk).live
    an_hour_passes()
    assert run() == ("Published: Know the warning signs\n", "")
    assert Page.objects.get(pk=ready_draft.pk).live
    assert [audience.code for audience in facts_of(ready_draft).made_for] == ["girls"]


def test_a_refused_page_is_named_with_its_reason_and_the_others_go_live(
    make_ready: Callable[[str], GuidancePage], section: OrganisationPage, home: HomePage
) -> None:
    other = factories.section_under(home)
    pages = [make_ready("First"), make_ready("Second"), make_ready("Third")]
    pages[1].move(other, pos="last-child")
    pages[1] = GuidancePage.objects.get(pk=pages[1].pk)
    for page in pages:
        schedule(page)
    other.unpublish()
    an_hour_passes()
    printed, complained = run()
    assert printed == "Published: First\nPublished: Third\n"
    assert complained == f"Not published: Second. Publish the page above it first: “{other.title}”.\n"
    assert [Page.objects.get(pk=page.pk).live for page in pages] == [True, False, True]


def test_a_refused_page_goes_live_at_a_later_run_once_it_is_ready(ready_draft: GuidancePage, hotline: Hotline) -> None:
    schedule(ready_draft)
    an_hour_passes()
    hotline.delete()
    _printed, complained = run()
    assert "No working hotline serves this page" in complained
    factories.HotlineFactory()
    assert run() == ("Published: Know the warning signs\n", "")


def test_a_translation_is_not_scheduled_before_its_original_is_live(
    ready_draft: GuidancePage, arabic: HomePage
) -> None:
    draft = draft_in(ready_draft, arabic.locale, by=None).page
    factories.translate_in_place(draft)
    with pytest.raises(NotReady, match="Publish the original first"):
        schedule(draft)


def test_a_page_whose_time_has_ended_goes_offline(ready_draft: GuidancePage) -> None:
    schedule(ready_draft, expires=True)
    an_hour_passes()
    assert run() == ("Taken offline: Know the warning signs\n", "")
    page = Page.objects.get(pk=ready_draft.pk)
    assert (page.live, page.expired) == (False, True)


def test_a_dry_run_says_what_is_due_and_changes_nothing(make_ready: Callable[[str], GuidancePage]) -> None:
    due, ending = make_ready("Due"), make_ready("Ending")
    schedule(due)
    schedule(ending, expires=True)
    an_hour_passes()
    assert run(dryrun=True) == ("Ended: Ending\nDue: Due\n", "")
    assert not Page.objects.get(pk=due.pk).live
    assert Page.objects.get(pk=ending.pk).live


def test_an_unexpected_error_fails_the_command_after_the_other_pages_went_live(
    make_ready: Callable[[str], GuidancePage],
) -> None:
    broken, whole = make_ready("Broken"), make_ready("Whole")
    for page in (broken, whole):
        schedule(page)
    an_hour_passes()
    revision = Revision.objects.get(object_id=str(broken.pk), approved_go_live_at__isnull=False)
    Revision.objects.filter(pk=revision.pk).update(content=revision.content | {"first_published_at": "no date"})
    out, complaints = io.StringIO(), io.StringIO()
    with pytest.raises(CommandError, match=r"1 scheduled page\(s\) met an unexpected error"):
        call_command("publish_scheduled", stdout=out, stderr=complaints)
    assert out.getvalue() == "Published: Whole\n"
    assert complaints.getvalue().startswith("Not published: Broken. ")
    assert Page.objects.get(pk=whole.pk).live
