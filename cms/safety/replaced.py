"""Pictures, recordings and documents of a page that are not what they were when it was approved: the page's own words do not tell."""

from typing import Any

from django.apps import apps
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from cms.safety.differences import Row, marked


def replaced(before: dict[str, Any], content: dict[str, Any]) -> list[Row]:
    """A row for each that both contents show, and that has another face by now; one query for each."""
    rows: list[Row] = []
    for key, face in content["shows"].items():
        old = before["shows"].get(key)
        if old is not None and old != face:
            rows += _rows(key, old, face)
    return rows


def _rows(key: str, old: dict[str, Any], face: dict[str, Any]) -> list[Row]:
    label, _colon, number = key.rpartition(":")
    model: Any = apps.get_model(label)
    kind, row = str(capfirst(model._meta.verbose_name)), model._default_manager.filter(pk=number).first()
    said = _("%(title)s: another file, or other words with it. Look at it, or listen to it, anew.")
    rows = [Row(kind, "", said % {"title": row or number}, True)]
    if old.get("transcript") != face.get("transcript"):
        rows.append(Row(_("Transcript"), *marked(old.get("transcript") or "", face.get("transcript") or ""), True))
    return rows
