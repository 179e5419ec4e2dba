"""Everybody deletes their own words beside a page alone; others' are resolved."""

from typing import Any

import pytest
from django.test import Client
from wagtail.models import Comment, CommentReply

from cms.accounts.models import User
from cms.guidance.models import GuidancePage
from tests.publishing.page_form import SAVE, body, card, complaints, edit_address, opened

WHY_NOT = "You can delete your own comments and replies only."


@pytest.fixture
def said(ready_draft: GuidancePage, reviewer: User) -> Comment:
    """By the reviewer, beside the title."""
    return Comment.objects.create(page=ready_draft, user=reviewer, text="Who says so?", contentpath="title")


def deleting(comment: Comment, *, reply: CommentReply | None = None, whole: bool = True, **more: Any) -> dict[str, Any]:
    """The fields that the editor's script sends."""
    sent = {
        "comments-TOTAL_FORMS": 1,
        "comments-INITIAL_FORMS": 1,
        "comments-0-id": comment.pk,
        "comments-0-text": comment.text,
        "comments-0-contentpath": comment.contentpath,
        "comments-0-position": "",
        "comments-0-resolved": "",
        "comments-0-DELETE": "on" if whole else "",
        "comments-0-replies-TOTAL_FORMS": 1 if reply else 0,
        "comments-0-replies-INITIAL_FORMS": 1 if reply else 0,
    }
    if reply is not None:
        sent |= {
            "comments-0-replies-0-id": reply.pk,
            "comments-0-replies-0-text": reply.text,
            "comments-0-replies-0-DELETE": "" if whole else "on",
        }
    return sent | more


def sent(client: Client, page: GuidancePage, fields: dict[str, Any], **headers: str) -> Any:
    data = opened(client, edit_address(page))
    for name, value in (body(card()) | {SAVE: "1"} | fields).items():
        data[name] = str(value)
    return client.post(
        edit_address(page), data.urlencode(), content_type="application/x-www-form-urlencoded", headers=headers
    )


def test_somebody_elses_comment_is_not_deleted(ready_draft: GuidancePage, said: Comment, editor_desk: Client) -> None:
    assert WHY_NOT in complaints(sent(editor_desk, ready_draft, deleting(said)))["__all__"][0]
    by_itself = sent(editor_desk, ready_draft, deleting(said), Accept="application/json").json()
    assert by_itself["error_code"] == "validation_error"
    assert Comment.objects.filter(pk=said.pk).exists()


def test_nor_somebody_elses_reply(
    ready_draft: GuidancePage, said: Comment, editor: User, reviewer: User, editor_desk: Client
) -> None:
    reply = CommentReply.objects.create(comment=said, user=reviewer, text="Nobody does.")
    answer = sent(editor_desk, ready_draft, deleting(said, reply=reply, whole=False))
    assert WHY_NOT in complaints(answer)["__all__"][0]
    own = CommentReply.objects.create(comment=said, user=editor, text="I do.")
    assert sent(editor_desk, ready_draft, deleting(said, reply=own, whole=False)).status_code == 302
    assert list(CommentReply.objects.all()) == [reply]


def test_ones_own_comment_goes_unless_others_have_replied(
    ready_draft: GuidancePage, editor: User, reviewer: User, editor_desk: Client
) -> None:
    own = Comment.objects.create(page=ready_draft, user=editor, text="To do", contentpath="title")
    reply = CommentReply.objects.create(comment=own, user=reviewer, text="Not yet.")
    answer = sent(editor_desk, ready_draft, deleting(own, reply=reply))
    assert "Others have replied to this comment" in complaints(answer)["__all__"][0]
    reply.delete()
    assert sent(editor_desk, ready_draft, deleting(own)).status_code == 302
    assert not Comment.objects.exists()


def test_everybody_who_edits_may_resolve_it(ready_draft: GuidancePage, said: Comment, editor_desk: Client) -> None:
    resolving = deleting(said, whole=False) | {"comments-0-resolved": "on"}
    assert sent(editor_desk, ready_draft, resolving).status_code == 302
    said.refresh_from_db()
    assert said.resolved_at is not None


def test_a_comment_on_a_part_that_is_removed_is_resolved_with_it(
    ready_draft: GuidancePage, reviewer: User, editor_desk: Client
) -> None:
    part = ready_draft.body.get_prep_value()[0]["id"]
    said = Comment.objects.create(page=ready_draft, user=reviewer, text="Why?", contentpath=f"body.{part}.words")
    kept = {"body-0-id": part}
    assert WHY_NOT in complaints(sent(editor_desk, ready_draft, deleting(said) | kept))["__all__"][0]
    removed = deleting(said) | kept | {"body-0-deleted": "1"}
    assert sent(editor_desk, ready_draft, removed).status_code == 302
    said.refresh_from_db()
    assert said.resolved_at is not None and said.text == "Why?"


def test_an_administrator_of_the_installation_may_delete_any(
    ready_draft: GuidancePage, said: Comment, admin_desk: Client
) -> None:
    assert sent(admin_desk, ready_draft, deleting(said)).status_code == 302
    assert not Comment.objects.exists()
