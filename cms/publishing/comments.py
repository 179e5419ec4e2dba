"""What colleagues say beside a page's text: each deletes their own words alone. Everybody who edits the page may resolve them.

Wagtail's editor hides the button from others, but takes the deletion; and it sends one for each comment on a part that is removed.
"""

import re
from collections.abc import Iterator
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from wagtail.models import Comment, CommentReply

SENT = re.compile(r"comments-(\d+)-DELETE")
PART = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")  # as Wagtail numbers the parts of a stream
NOT_YOURS = _(
    "You can delete your own comments and replies only. Resolve this one instead: it then goes out of the way."
)
NOT_ALL_YOURS = _("Others have replied to this comment, so it stays. Resolve it instead: it then goes out of the way.")


def says_others_words(comment: Comment, user: Any) -> bool:
    """Whether somebody else wrote the comment, or a reply to it."""
    return comment.user_id != user.pk or CommentReply.objects.filter(comment=comment).exclude(user=user).exists()


def resolved_with_their_parts(data: QueryDict, page: Any, user: Any) -> QueryDict:
    """What was sent, with comments of others resolved, not deleted, where the part that they stand on is removed."""
    sent = [found[1] for name in data if (found := SENT.fullmatch(name)) and data[name]]
    keys = {number: data.get(f"comments-{number}-id", "") for number in sent}
    asked = {int(key) for key in keys.values() if key.isdecimal()}
    known = Comment.objects.in_bulk(asked) if asked and page.pk else {}
    changed = data.copy() if known else data
    for number, key in keys.items():
        comment = known.get(int(key)) if key.isdecimal() else None
        if comment is not None and says_others_words(comment, user) and _is_removed(comment, data):
            changed[f"comments-{number}-DELETE"], changed[f"comments-{number}-resolved"] = "", "on"
    return changed


def _is_removed(comment: Comment, data: QueryDict) -> bool:
    """Whether a part of a stream on which the comment stands is not sent any more, or sent as deleted."""
    parts = set(PART.findall(comment.contentpath))
    kept = {
        data[name] for name in data if name.endswith("-id") and data.get(f"{name.removesuffix('-id')}-deleted") == ""
    }
    return not parts <= kept


def refused_deletions(formset: Any, user: Any) -> Iterator[Any]:
    """A reason for each deletion, in the checked formset of comments, of what somebody else wrote."""
    for form in formset.forms:
        comment = form.instance
        if comment.pk and form.cleaned_data.get("DELETE"):
            if comment.user_id != user.pk:
                yield NOT_YOURS
            elif says_others_words(comment, user):
                yield NOT_ALL_YOURS
            continue
        for reply in form.formsets["replies"].forms:
            if reply.instance.pk and reply.cleaned_data.get("DELETE") and reply.instance.user_id != user.pk:
                yield NOT_YOURS
