"""What the admin of everybody who signs in needs."""

from typing import Any

from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks


@hooks.register("insert_global_admin_js", order=-1)
def begin_without_inline_scripts() -> str:
    """Before any form is read by the browser."""
    return format_html('<script src="{}"></script>', static("admin-start.js"))


@hooks.register("register_rich_text_features", order=100)
def nothing_from_other_sites(features: Any) -> None:
    """Videos and posts of other sites would tell them who reads: no text offers to put them in."""
    features.default_features = [name for name in features.default_features if name != "embed"]
