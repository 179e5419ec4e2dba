"""What a reviewer is told of a page after approving it or sending it back. Wagtail says "has been updated", or nothing at all."""

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page

from cms import languages
from cms.accounts.requests import SignedInRequest
from cms.directions import apart
from cms.safety.letter_rights import has_to_do_with_letters
from cms.safety.models import AuthorityApproval


def tell_second(request: SignedInRequest, page_id: int) -> None:
    """One approval is there, and another is needed."""
    title = {"title": Page.objects.get(pk=page_id).get_admin_display_title()}
    words = _("You have approved “%(title)s”. Because of what the checks found it needs another reviewer too.")
    messages.success(request, words % title)


def tell_outcome(request: SignedInRequest, page_id: int, action: str) -> None:
    """Whether the page is live now, later, or waits for somebody; with the links that lead on."""
    page = Page.objects.get(pk=page_id).specific
    is_seen = action == "approve" and not page.workflow_in_progress and page.scheduled_revision is None and page.live
    buttons = [messages.button(page.url, _("View live"))] if is_seen and page.url else []
    if page.permissions_for_user(request.user).can_edit():
        buttons.append(messages.button(reverse("wagtailadmin_pages:edit", args=[page.pk]), _("Edit")))
    if action == "approve" and waits_for_authority(page) and has_to_do_with_letters(request.user):
        buttons.insert(0, messages.button(reverse("safety:letters"), _("Letters of authorities")))
    messages.success(request, outcome(page, action) % {"title": page.get_admin_display_title()}, buttons=buttons)


def tell_urgent(request: SignedInRequest, page_id: int) -> None:
    """Which translations an urgent change has taken offline, if any."""
    page = Page.objects.get(pk=page_id)
    others = Page.objects.filter(translation_key=page.translation_key, live=False, first_published_at__isnull=False)
    codes = languages.in_order(others.values_list("locale__language_code", flat=True)) if page.live else []
    if codes:
        named = ", ".join(apart(languages.autonym(code)) for code in codes)
        words = _("Readers no longer find it in these languages until the translation has followed: %(languages)s.")
        messages.warning(request, words % {"languages": named})


def outcome(page: Page, action: str) -> str:
    """The sentence, with a place for the title."""
    if action == "reject":
        return _("“%(title)s” is sent back to those who write it.")
    if waits_for_authority(page):
        return _(
            "You have approved “%(title)s”. It waits for the authority now: a coordinator approves it, or its letter is recorded on the "
            "screen of the review. “Letters of authorities” under “Reports” lists what waits."
        )
    if page.workflow_in_progress:
        return _("You have approved “%(title)s”. It waits for the next review now.")
    if page.scheduled_revision is not None:
        return _("You have approved “%(title)s”. It goes live at the time that is set in it.")
    return _("“%(title)s” is live: readers see it now.") if page.live else _("You have approved “%(title)s”.")


def waits_for_authority(page: Page) -> bool:
    """Whether its own review is done, and the authority's word is missing."""
    state = page.current_workflow_task_state if page.workflow_in_progress else None
    return state is not None and isinstance(state.task.specific, AuthorityApproval)
