"""What is saved in a form of a shared row waits for a second person, where it needs one; the row stays as it is."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from cms.accounts.models import User
from cms.accounts.saving import ask_before_saving
from cms.audit import actions
from cms.audit.recording import record
from cms.safety.change_mail import tell_second_persons
from cms.safety.models import ProposedChange
from cms.safety.second_person import changes_of, digest_of_values, is_kept_by_two, needs_second, sent_values
from cms.safety.taking_away import take_away_first

PROPOSED = "gate.change_proposed"
actions.register(PROPOSED, gettext_lazy("Proposed a change that waits for a second person"), ["changed"])


@ask_before_saving
def wait_for_second_person(request: HttpRequest, form: ModelForm) -> HttpResponse | None:
    """Keeps what was sent, says so, and leads to what waits; None where it may be saved at once."""
    if not is_kept_by_two(type(form.instance)):
        return None
    person: Any = request.user
    taken_away = take_away_first(form, by=person)
    proposed = propose(form, request.POST, by=person, at=timezone.now())
    if proposed is None:
        return None
    address = reverse("safety:change", args=[proposed.pk])
    said = _said(proposed, taken_away) % {"title": proposed.title}
    messages.warning(request, said, buttons=[messages.button(address, _("See what waits"))])
    viewset: Any = type(form.instance).snippet_viewset
    return redirect(reverse(viewset.get_url_name("list")))


def _said(proposed: ProposedChange, taken_away: bool) -> str:
    if proposed.row_id is None:
        return _("“%(title)s” is added when a second person approves it.")
    if taken_away:
        return _(
            "Fewer people see “%(title)s” from now on. What else you changed waits until a second person approves it."
        )
    return _("“%(title)s” stays as it is until a second person approves your change.")


def propose(
    form: ModelForm,
    sent: QueryDict,
    *,
    by: User,
    at: datetime,
    tell: Callable[[ProposedChange], None] = tell_second_persons,
) -> ProposedChange | None:
    """Keeps what a valid form would change, in place of what the person proposed for the row before; None where nobody has to look.

    In a transaction, which it locks the row for. `tell` is called with what is new: who proposes many at once tells of all in one mail.
    """
    model, changes = type(form.instance), changes_of(form, lock=True)
    if not needs_second(model, changes, sent_values(form)):
        return None
    kind, row_id = model._meta.label_lower, form.instance.pk
    values = {
        "at": at,
        "organisation_id": getattr(form.instance, "organisation_id", None),
        "title": _name_of(form.instance),
        "data": _own_fields(form, sent).urlencode(),
        "fields": list(changes),
        "digest": digest_of_values({name: change.before for name, change in changes.items()}),
    }
    if row_id is None:
        made, is_new = ProposedChange.objects.create(by=by, kind=kind, **values), True
    else:
        made, is_new = ProposedChange.objects.update_or_create(by=by, kind=kind, row_id=row_id, defaults=values)
    if is_new:
        tell(made)
    record(PROPOSED, actor=by, subject=made.row or made, detail={"changed": list(changes)})
    return made


def _name_of(row: Any) -> str:
    """What the row is called now; a new one what it is to be called."""
    stored = type(row)._base_manager.filter(pk=row.pk).first() if row.pk else None
    return str(stored or row)[:255]


def _own_fields(form: ModelForm, sent: QueryDict) -> QueryDict:
    """What was sent for the form's fields, in however many parts, and nothing else that came with it."""
    kept = QueryDict(mutable=True)
    for name, values in sent.lists():
        if any(name == field or name.startswith(f"{field}-") for field in form.fields):
            kept.setlist(name, values)
    return kept
