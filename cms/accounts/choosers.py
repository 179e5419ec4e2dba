"""Choosers without an inline script: what begins one stands in an element that static/admin-start.js reads."""

import json
import re
from functools import wraps
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from wagtail.admin.widgets import BaseChooser

SCRIPT = re.compile(r"<script>(?:new )?(?P<what>\w+)\((?P<arguments>.*)\);</script>", re.DOTALL)


def without_script(html: str) -> SafeString:
    """What a chooser renders, with an element in place of its script. Raises ValueError if it ends in another script than Wagtail 8's."""
    field, _mark, _rest = html.rpartition("<script>")
    script = SCRIPT.fullmatch(html[len(field) :])
    if not script:
        raise ValueError("A chooser begins otherwise than in Wagtail 8.0: see cms/accounts/choosers.py.")
    arguments = json.dumps(json.loads(f"[{script['arguments']}]"))
    start = format_html('<safelane-start what="{}" with="{}"></safelane-start>', script["what"], arguments)
    return mark_safe(field + start)  # Wagtail's own rendering, and our element, which is escaped


def adopt() -> None:
    """Make every chooser of Wagtail and its neighbours render so; they all inherit this one method, which asks no template."""
    original = BaseChooser.render

    @wraps(original)
    def render(self: BaseChooser, *args: Any, **kwargs: Any) -> SafeString:
        return without_script(original(self, *args, **kwargs))

    BaseChooser.render = render
