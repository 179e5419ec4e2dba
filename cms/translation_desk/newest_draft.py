"""The newest draft of a page, read without questions to which the page itself has the answer."""

from typing import Any

from wagtail.models import Page

# What a version says of these is replaced by what the page says (Page.with_content_json). Read from the version, the database would be
# asked once for each whether it is still there.
SAID_BY_THE_PAGE = frozenset({"locale", "latest_revision", "content_type", "owner", "locked_by", "alias_of"})


def newest_draft(page: Page) -> Any:
    """Specific, as its newest version has it, with the locale that the page has at hand. Two queries, and one for each picture or file
    it names, where the page came with its locale and latest revision.
    """
    version = page.latest_revision
    if version is None:
        return page.specific
    said = {name: value for name, value in version.content.items() if name not in SAID_BY_THE_PAGE}
    draft: Any = page.with_content_json(said)
    draft.locale = page.locale
    return draft
