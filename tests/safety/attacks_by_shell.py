"""Ways past the gate by the shell: saving, publishing, updating, loading, SQL."""

from django.core import serializers
from wagtail.actions.publish_revision import PublishRevisionAction
from wagtail.models import Page

from cms.guidance.models import GuidancePage
from cms.safety.models import Approval
from tests import factories
from tests.obliging import approve_content
from tests.safety.attacks import SECRET, Target, attack, sql

# The shell, with a draft


@attack
def saving_a_draft_live(target: Target) -> None:
    target.draft.live = True
    target.draft.save()


@attack
def saving_a_draft_live_unchecked(target: Target) -> None:
    target.draft.live = True
    target.draft.save(clean=False)


@attack
def saving_the_word_live_alone(target: Target) -> None:
    target.draft.live = True
    target.draft.save(update_fields=["live"])


@attack
def saving_a_draft_as_a_mere_page(target: Target) -> None:
    page = Page.objects.get(pk=target.draft.pk)
    page.live = True
    page.save()


@attack
def updating_a_draft_to_live(target: Target) -> None:
    Page.objects.filter(pk=target.draft.pk).update(live=True)


@attack
def bulk_updating_a_draft_to_live(target: Target) -> None:
    page = Page.objects.get(pk=target.draft.pk)
    page.live = True
    Page.objects.bulk_update([page], ["live"])


@attack
def publishing_a_revision(target: Target) -> None:
    target.draft.get_latest_revision().publish()


@attack
def publishing_a_revision_as_administrator(target: Target) -> None:
    target.draft.get_latest_revision().publish(user=target.admin)


@attack
def publishing_without_permission_checks(target: Target) -> None:
    target.draft.get_latest_revision().publish(user=target.editor, skip_permission_checks=True)


@attack
def publishing_a_page(target: Target) -> None:
    target.draft.publish(target.draft.get_latest_revision())


@attack
def the_action_itself(target: Target) -> None:
    PublishRevisionAction(target.draft.get_latest_revision(), user=target.admin).execute(skip_permission_checks=True)


@attack
def making_a_new_page_live(target: Target) -> None:
    page = GuidancePage(title=SECRET, standfirst=SECRET, body=target.other_body(), live=True)
    factories.give_facts(page)
    target.draft.get_parent().add_child(instance=page)


@attack
def loading_a_draft_as_live_from_a_file(target: Target) -> None:
    page = Page.objects.get(pk=target.draft.pk)
    page.live = True
    for loaded in serializers.deserialize("json", serializers.serialize("json", [page])):
        loaded.save()


# The shell, with what is live


@attack
def saving_other_words(target: Target) -> None:
    target.changed().save()


@attack
def saving_other_words_as_a_mere_page(target: Target) -> None:
    page = Page.objects.get(pk=target.live.pk)
    page.title = SECRET
    page.save()


@attack
def saving_one_field(target: Target) -> None:
    target.changed().save(update_fields=["title"])


@attack
def saving_half_of_an_approved_change(target: Target) -> None:
    """Two changes were approved together; one alone was not."""
    page = target.changed()
    page.body = target.other_body()
    approve_content(page)
    page.save(update_fields=["title"])


@attack
def updating_the_title(target: Target) -> None:
    Page.objects.filter(pk=target.live.pk).update(title=SECRET, draft_title=SECRET)


@attack
def updating_the_parts(target: Target) -> None:
    GuidancePage.objects.filter(pk=target.live.pk).update(body=target.other_body())


@attack
def bulk_updating_the_standfirst(target: Target) -> None:
    page = target.changed()
    page.standfirst = SECRET
    GuidancePage.objects.bulk_update([page], ["standfirst"])


@attack
def publishing_changes(target: Target) -> None:
    target.changed_revision().publish()


@attack
def publishing_what_was_written_over_after_its_approval(target: Target) -> None:
    page = GuidancePage.objects.get(pk=target.live.pk)
    page.standfirst = "Read by somebody."
    revision = page.save_revision(user=target.editor)
    approve_content(page)
    revision.content["title"] = SECRET
    revision.save()
    revision.publish()


@attack
def loading_other_words_from_a_file(target: Target) -> None:
    page = Page.objects.get(pk=target.live.pk)
    page.title = SECRET
    for loaded in serializers.deserialize("json", serializers.serialize("json", [page])):
        loaded.save()


@attack
def writing_the_title_in_sql(target: Target) -> None:
    sql("UPDATE wagtailcore_page SET title = %s WHERE id = %s", [SECRET, target.live.pk])


@attack
def writing_the_standfirst_in_sql(target: Target) -> None:
    sql("UPDATE guidance_guidancepage SET standfirst = %s WHERE page_ptr_id = %s", [SECRET, target.live.pk])


@attack
def writing_live_in_sql(target: Target) -> None:
    sql("UPDATE wagtailcore_page SET live = %s WHERE id = %s", [True, target.draft.pk])


@attack
def writing_live_and_a_note_in_sql(target: Target) -> None:
    """Under the approval of another page."""
    approval = Approval.objects.get(page_id=target.live.pk)
    sql(
        "INSERT INTO safety_passed (page_id, digest, approval_id, stale) VALUES (%s, %s, %s, %s)",
        [target.draft.pk, approval.digest, approval.pk, False],
    )
    sql("UPDATE wagtailcore_page SET live = %s WHERE id = %s", [True, target.draft.pk])
