"""Taking something away from readers does not wait, whatever else was typed into the same form."""

from django.forms import ModelForm
from wagtail.log_actions import log

from cms.accounts.models import User
from cms.safety.second_person import changes_of, held_at_once, needs_second, sent_values


def take_away_first(form: ModelForm, *, by: User) -> bool:
    """Saves of a valid form, of which the rest waits for a second person, what one person is enough for; whether there was any.

    In a transaction, which it locks the row for.
    """
    model, changes = type(form.instance), changes_of(form, lock=True)
    if not form.instance.pk or not needs_second(model, changes, sent_values(form)):
        return False
    names = held_at_once(model, changes)
    if not names:
        return False
    row = model._base_manager.get(pk=form.instance.pk)
    for name in names:
        setattr(row, name, form.cleaned_data[name])
    row.save(update_fields=list(names))
    log(instance=row, action="wagtail.edit", user=by)
    return True
