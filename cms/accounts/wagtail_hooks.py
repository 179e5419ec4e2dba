"""What the admin of everybody who signs in needs."""

from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks


@hooks.register("insert_global_admin_js", order=-1)
def begin_without_inline_scripts() -> str:
    """Before any form is read by the browser."""
    return format_html('<script src="{}"></script>', static("admin-start.js"))
