"""“Translation” in the menu of the admin: all that translators and those who ask them come for."""

from collections.abc import Callable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem

from cms.accounts.models import User
from cms.taxonomy.glossary.rights import may_read
from cms.translation_desk.matrix import concerned_with_languages
from cms.translation_desk.permissions import desk_of
from cms.translation_desk.request_rights import sees_requests
from cms.translation_desk.sentences.views import may_read_sentences
from cms.translation_desk.vocabulary.kinds import has_words

HOOK = "register_translation_menu_item"


class ShownTo(MenuItem):
    """Only for people to whom what stands behind it is open."""

    def __init__(self, *args: Any, to: Callable[[User], bool], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.to = to

    def is_shown(self, request: Any) -> bool:
        """Whether it is open to the person."""
        return self.to(request.user)


def translation_item() -> MenuItem:
    """Below the pages; nothing where nothing in it is shown."""
    return SubmenuMenuItem(
        _("Translation"), Menu(register_hook_name=HOOK), name="translation", icon_name="globe", order=150
    )


def writes_in_some_language(user: User) -> bool:
    """Whether any language is open to the person."""
    return bool(desk_of(user).open)


def sees_languages(user: User) -> bool:
    """Whether the table of pages by languages has any for the person."""
    return concerned_with_languages(user)


ITEMS: list[tuple[Any, str, str, str, Callable[[User], bool]]] = [
    (_("To translate"), "waiting", "to-translate", "globe", writes_in_some_language),
    (_("Pages by languages"), "overview", "pages-by-languages", "table", sees_languages),
    (_("Requests"), "requests", "translation-requests", "calendar-check", sees_requests),
    (_("Files for translators"), "files", "translation-files", "download", writes_in_some_language),
    (_("Memory"), "memory", "translation-memory", "history", writes_in_some_language),
    (_("Shared words"), "words", "shared-words", "list-ul", has_words),
    (_("Glossary"), "glossary", "glossary", "openquote", may_read),
    (_("Site sentences"), "sentences", "site-sentences", "comment", may_read_sentences),
]


def _item(number: int) -> MenuItem:
    label, view, name, icon, to = ITEMS[number]
    return ShownTo(label, reverse(f"translation_desk:{view}"), name=name, icon_name=icon, order=10 * number, to=to)


for _number in range(len(ITEMS)):
    hooks.register(HOOK, lambda number=_number: _item(number))
