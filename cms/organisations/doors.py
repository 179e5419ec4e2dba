"""Who passes which address of the admin, and with which objects: a table over the names of Wagtail's addresses.

Wagtail asks permissions in each view, most of them well. This stands before all of them: an address may be named here by pattern, with what
has to hold (door_rules.py); one that no pattern names is for administrators of the installation alone. So a view that a new release
brings, or that forgets to ask, shows nobody another organisation's work.
"""

from collections.abc import Iterable
from fnmatch import fnmatchcase

from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtailmedia.models import get_media_model

from cms.organisations.door_rules import (
    Door,
    administrators,
    any_keeper,
    anybody,
    keepers,
    keepers_and_overseers,
    nobody,
    overseers,
    own_objects,
    own_pages,
    own_pages_to_copy,
    own_review,
    own_rows,
    own_selection,
    own_things,
    pages_to_read,
    ticked_pages,
)

IMAGES, DOCUMENTS, MEDIA = own_things(get_image_model), own_things(get_document_model), own_things(get_media_model)

# The first pattern that fits counts.
DOORS: list[tuple[str, Door]] = [
    ("wagtailadmin_home", anybody),
    ("wagtailadmin_account", anybody),
    ("account_*", anybody),  # a person's own sign-in: the room accounts asks who it is
    ("mfa_*", anybody),
    ("accounts_*", anybody),
    ("one_time_link*", anybody),
    ("sign_ins", anybody),
    ("end_other_sessions", anybody),
    ("wagtailadmin_log*", anybody),
    ("wagtailadmin_password_reset*", nobody),  # a new password comes by an administrator's link
    ("wagtailadmin_javascript_catalog", anybody),
    ("wagtailadmin_sprite", anybody),
    ("wagtailadmin_dismissibles", anybody),
    ("wagtailadmin_block_preview", anybody),
    ("wagtailadmin_error_test", nobody),
    # Pages
    ("wagtailadmin_explore*", own_pages),
    ("wagtailadmin_pages:workflow_action", own_review),
    ("wagtailadmin_pages:collect_workflow_action_data", own_review),
    ("wagtailadmin_pages:set_privacy", nobody),  # pages are public or they are drafts
    ("wagtailadmin_pages:copy", own_pages_to_copy),
    ("wagtailadmin_pages:*", own_pages),
    ("wagtailadmin_choose_page_child", pages_to_read),
    ("wagtailadmin_choose_page_chosen_multiple", ticked_pages),
    ("wagtailadmin_choose_*", anybody),  # lists are narrowed by narrowing.py
    ("wagtailadmin_editing_sessions:ping", own_objects),
    ("wagtailadmin_editing_sessions:release", anybody),
    ("wagtail_bulk_action", own_selection),
    ("wagtailadmin_api:pages:action", nobody),
    ("wagtailadmin_api:pages:detail", own_pages),
    ("wagtailadmin_api:pages:listing", anybody),  # Wagtail lists what the person may explore
    ("wagtailadmin_api:*", administrators),
    # Reports
    ("wagtailadmin_reports:site_history*", overseers),
    ("audit*", anybody),  # shows what the person may read: auditing.py
    ("wagtailadmin_reports:page_types_usage*", overseers),
    (
        "wagtailadmin_reports:workflow*",
        overseers,
    ),  # Wagtail lists every review; what waits for somebody is on their dashboard
    ("wagtailadmin_reports:*", anybody),
    ("locked_pages*", anybody),  # names only people of pages that the person may see
    ("coverage", anybody),
    ("design", anybody),
    # Our own guides
    ("guide", anybody),
    ("guide_picture", anybody),
    # The library
    ("wagtailimages:url_generator*", nobody),
    ("wagtailimages*:*", IMAGES),
    ("wagtaildocs*:*", DOCUMENTS),
    ("wagtailmedia:*", MEDIA),
    ("pictures*", IMAGES),
    ("documents*", DOCUMENTS),
    ("document_for_colleagues", DOCUMENTS),
    ("wagtailembeds:*", nobody),
    # Rows
    ("wagtailsnippets:index", anybody),
    ("wagtailsnippets_*:edit", own_rows("change")),
    ("wagtailsnippets_*:delete", own_rows("delete")),
    ("wagtailsnippets_*:history*", own_rows("change")),
    ("wagtailsnippets_*:usage", own_rows("change")),
    ("wagtailsnippets_*:copy", own_rows("change")),
    ("wagtailsnippets_*:*", own_rows()),
    ("wagtailsnippetchoosers_*:create", nobody),  # no chooser has a form to make rows in
    ("wagtailsnippetchoosers_*:*", own_rows()),
    # People
    ("people:index", any_keeper),
    ("people:organisation", keepers_and_overseers),
    ("people:invite", keepers),
    ("people:roles", keepers),
    ("people:remove", keepers),
    ("people:link", keepers),
    ("people:installation*", administrators),
    ("people:account*", administrators),
    # The desk
    ("translation_desk:waiting", anybody),
    ("translation_desk:overview", anybody),  # of the person's organisations
    ("translation_desk:download", anybody),
    ("translation_desk:translate", pages_to_read),
    ("translation_desk:files_of_page", pages_to_read),
    ("translation_desk:files*", anybody),  # of pages and languages open to the person
    ("translation_desk:side_by_side", own_pages),
    ("translation_desk:save_text", own_pages),
    ("translation_desk:follow_source", own_pages),
    ("translation_desk:as_read", own_pages),
    ("translation_desk:offers", own_pages),
    ("translation_desk:memory*", anybody),  # of the person's languages and organisations
    ("translation_desk:glossary*", anybody),  # everybody reads it; who writes in which language, the view asks
    ("translation_desk:fill_by_machine", own_pages),
    ("translation_desk:words*", anybody),  # whose columns are whose, the view asks; rows are the person's own
    ("translation_desk:sentences", anybody),
    ("translation_desk:ask_for", own_pages),
    ("translation_desk:ask_where", anybody),
    ("translation_desk:request*", anybody),  # of pages for which the person may ask, or that they may translate
    # The gate: the views ask for the role
    ("safety:withdraw", own_pages),
    ("safety:emergency", own_pages),
    ("safety:warning_preview", own_pages),
    ("safety:field_test*", own_pages),
    ("safety:*draft_link*", own_pages),
    ("safety:changes", anybody),
    ("safety:change", anybody),  # of a row that the person may change, or their own
    ("safety:review", anybody),  # of a step that the person takes
    ("safety:proposed", anybody),
    ("safety:record_letter", anybody),
    ("safety:letters", anybody),  # of the person's organisations
    ("safety:letter_file", anybody),
    # Sharing between organisations: the views narrow to what is offered to the person's own
    ("exchange:offer", own_pages),
    ("exchange:taker", own_pages),
    ("exchange:changes", own_pages),
    ("exchange:stop", own_pages),
    ("exchange:offers", anybody),
    ("exchange:offered", anybody),
    ("exchange:ours", anybody),
    # The installation itself
    ("wagtailsites:*", administrators),
    ("wagtailusers_*:*", nobody),  # the screens of people ask who must stay, and tell the trail
    ("wagtaillocales:*", administrators),
    ("wagtailadmin_collections:*", nobody),  # shelves are kept with their organisations: see teams.py
    ("wagtailadmin_workflows:*", administrators),
    ("wagtailadmin_tag_*", administrators),
]


def door_of(name: str, doors: Iterable[tuple[str, Door]] = DOORS) -> Door | None:
    """The door of an address by its view's full name; None for one that nobody has thought of."""
    return next((door for pattern, door in doors if fnmatchcase(name, pattern)), None)
