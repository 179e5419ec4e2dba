"""What the checks find, above the preview of whoever writes."""

from typing import Any

from django import template
from django.utils.translation import override

from cms.safety.checking import checked
from cms.safety.content import content_of
from cms.safety.mail_language import language_of
from cms.safety.passing import is_gated
from cms.safety.reading import lines_of

register = template.Library()


@register.inclusion_tag("safety/checks_found.html", takes_context=True)
def checks_found(context: dict[str, Any]) -> dict[str, Any]:
    """Of the page as it stands in the form; in the language in which the person works. Never on a page for readers."""
    page, person = context.get("page"), context["request"].user
    if page is None or not is_gated(page):
        return {"findings": []}
    code = language_of(person)
    with override(code):
        content = content_of(page)
        found = checked(content, lines_of(content), page.locale.language_code)
        # Said here, since they are put into words when they are asked for.
        told = [
            {
                "level": one.level.value,
                "grave": str(one.level.label),
                "label": str(one.label),
                "excerpt": one.excerpt,
                "message": str(one.message),
            }
            for one in found
        ]
    return {"findings": told, "code": code, "page_code": page.locale.language_code}
