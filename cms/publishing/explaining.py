"""What a page lacks, said to whoever may mend it: with the name of the field, or a link to where it is mended."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.forms import BaseForm
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import Page
from wagtail.permissions import policy_registry

from cms.publishing.door import Reason


class WithOthers(ValidationError):
    """The first of several errors of a field with parts: Wagtail shows only the first error beside the parts, so it says them all."""

    def __init__(self, words: Sequence[str]) -> None:
        super().__init__(words[0])
        self.words = list(words)

    def as_json_data(self) -> dict[str, Any]:
        """As Wagtail hands it to its script."""
        return {"messages": self.words}


def said_together(words: Sequence[str]) -> list[ValidationError]:
    """An error for each, of one field."""
    return [WithOthers(words), *(ValidationError(word) for word in words[1:])]


def listed(reasons: Iterable[Reason], user: Any, form: BaseForm | None = None) -> SafeString:
    """The reasons as a list in safe HTML; with the label of the field that a form has for it, and links where the person may go."""
    link = links_for(user)
    rows = ((label_of(reason, form), str(reason), link(reason.about)) for reason in reasons)
    return format_html("<ul>{}</ul>", format_html_join("", "<li>{}{}{}</li>", rows))


def label_of(reason: Reason, form: BaseForm | None) -> str:
    """The field's name as it stands above it; empty where the form has none."""
    if form is None or reason.field not in form.fields:
        return ""
    label = str(form[reason.field].label)
    return f"{label} " if label.endswith(("?", "؟")) else f"{label}: "


def links_for(user: Any) -> Callable[[Any], SafeString]:
    """Makes a link to a row, or to the list of a kind of rows, each once; nothing where the person may not change it there."""
    finder, known = AdminURLFinder(user), set[str]()

    def link(about: Any) -> SafeString:
        address, name = _list_of(about, user) if isinstance(about, type) else _row_of(about, finder)
        if not address or address in known:
            return SafeString("")
        known.add(address)
        title = format_html("<bdi>{}</bdi>", name)  # of whatever language
        return format_html(' <a href="{}">{}</a>', address, SafeString(_("Open “%(title)s”") % {"title": title}))

    return link


def _row_of(row: Any, finder: AdminURLFinder) -> tuple[str, str]:
    """Where it is changed, and its name."""
    specific = row.specific if isinstance(row, Page) else row  # a kind of page has permissions of its own
    return (finder.get_edit_url(specific) or "", str(row)) if row is not None else ("", "")


def _list_of(kind: Any, user: Any) -> tuple[str, str]:
    """Where all of them are listed, and what they are called."""
    viewset = getattr(kind, "snippet_viewset", None)
    if viewset is None or not policy_registry.get_by_type(kind).user_has_any_permission(user, ["add", "change"]):
        return "", ""
    return reverse(viewset.get_url_name("list")), str(capfirst(kind._meta.verbose_name_plural))
