"""Mail about comments on a page, as Wagtail sends it, only to who may still read the page."""

from collections import defaultdict
from functools import partial
from typing import Any

from django.db import transaction
from wagtail.admin.mail import send_notification
from wagtail.models import Comment, CommentReply, Page, PageSubscription

from cms.accounts.models import User
from cms.organisations.notifying import readers_among

TOLD = ("new_comments", "deleted_comments", "resolved_comments", "new_replies")
Changes = dict[str, Any]


def tell_of_comments(page: Page, changes: Changes, *, by: User) -> None:
    """To who follows the page all that was changed; to who took part in a thread what was changed there. Not to who changed it."""
    if not any(changes[key] for key in TOLD):
        return
    following = User.objects.filter(
        pk__in=PageSubscription.objects.filter(page=page, comment_notifications=True).values("user")
    )
    _send(following.exclude(pk=by.pk), page, changes, by)
    threads = _threads(changes)
    for person in User.objects.filter(pk__in=threads).exclude(pk=by.pk).exclude(pk__in=following.values("pk")):
        _send([person], page, _within(changes, threads[person.pk]), by)


def _threads(changes: Changes) -> dict[int, set[int]]:
    """Whoever wrote in a thread in which something was changed: their key, and those of the threads."""
    changed = [comment.pk for comment in changes["resolved_comments"]]
    changed += [comment.pk for comment, _replies in changes["new_replies"]]
    found: dict[int, set[int]] = defaultdict(set)
    for person, thread in Comment.objects.filter(pk__in=changed).values_list("user", "pk"):
        found[person].add(thread)
    for person, thread in CommentReply.objects.filter(comment__in=changed).values_list("user", "comment"):
        found[person].add(thread)
    return found


def _within(changes: Changes, threads: set[int]) -> Changes:
    return {
        "new_comments": [],
        "deleted_comments": [],
        "resolved_comments": [comment for comment in changes["resolved_comments"] if comment.pk in threads],
        "new_replies": [(comment, replies) for comment, replies in changes["new_replies"] if comment.pk in threads],
    }


def _send(people: Any, page: Page, changes: Changes, by: User) -> None:
    words = {key: changes[key] for key in ("new_comments", "deleted_comments", "resolved_comments")}
    replied = [{"comment": comment, "replies": replies} for comment, replies in changes["new_replies"]]
    told = {"page": page, "editor": by, **words, "replied_comments": replied}
    transaction.on_commit(partial(send_notification, readers_among(people, page), "updated_comments", told))
