"""The page editor: what was typed into a saved page is kept as a draft also when publishing or handing in is refused."""

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.template.defaultfilters import linebreaksbr
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.views.pages.create import CreateView
from wagtail.admin.views.pages.edit import EditView
from wagtail.models import Page, PageLogEntry, Revision, TaskState, WorkflowState

from cms.guidance.commenting import tell_of_comments
from cms.publishing.explaining import listed
from cms.safety.models import AuthorityApproval


def sent_back(said: TaskState) -> str:
    """Who sent the page back and with which words, as safe HTML."""
    by = said.finished_by
    title = _("%(name)s sent this page back. Change what is asked for, then hand it in again.") % {
        "name": (by.get_full_name() or by.get_username()) if by else _("A reviewer")
    }
    if not said.comment:
        return format_html("{}", title)
    return format_html(
        '{}<blockquote class="day-quote" dir="auto">{}</blockquote>', title, linebreaksbr(said.comment, autoescape=True)
    )


def is_only_a_draft(revision: Revision, *, by: Any) -> bool:
    """Whether nobody but the person has had anything to do with it: it is not live and never was, waits for no day, was never handed in.

    Only such a version may be written over, as the editor does while somebody types. Others stay as they were read and approved.
    """
    is_live = Page.objects.filter(live_revision=revision).exists()
    if revision.user_id != by.pk or revision.approved_go_live_at is not None or is_live:
        return False
    acts = PageLogEntry.objects.filter(revision=revision)
    was_published = acts.filter(action__startswith="wagtail.publish").exists()
    return not (was_published or TaskState.objects.filter(revision=revision).exists())


class TellingCreateView(CreateView):
    """Wagtail's, which says nothing of what is missing but beside the fields, and those are out of sight."""

    def form_invalid(self, form: WagtailAdminPageForm) -> HttpResponse:
        """A page that is fine as a draft is shown again with what is missing."""
        missing = getattr(form, "missing", ())
        if self.expects_json_response or not missing:
            return super().form_invalid(form)
        say = _("This page is not published or handed in yet. What is missing:")
        if self.autosave_enabled:  # saves what is shown as changed, at once
            say = _("This page is kept as a draft. It is not published or handed in yet. What is missing:")
        messages.error(self.request, format_html("{}{}", say, listed(missing, self.request.user, form)))
        self.has_unsaved_changes = True
        return self.render_to_response(self.get_context_data())


class DraftKeepingEditView(EditView):
    """Wagtail's editor would leave a refused page unsaved, save it by itself the moment it is shown again, and then warn its writer of
    "a new version in another window". And it hides behind two buttons why a page was sent back, which is said here first."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """With the reviewer's words, where it was sent back."""
        state = self.page.current_workflow_state
        if state is not None and state.status == WorkflowState.STATUS_NEEDS_CHANGES and state.current_task_state:
            messages.warning(request, sent_back(state.current_task_state))
        return super().get(request, *args, **kwargs)

    def save_action(self) -> HttpResponse:
        """Writes over no version that is more than the person's own draft: a new one is made, and the editor goes on with that."""
        key = self.request.POST.get("overwrite_revision_id", "")
        known = self.page.revisions.filter(pk=key).first() if key.isdecimal() else None
        if known is not None and not is_only_a_draft(known, by=self.request.user):
            self.request.POST = self.request.POST.copy()
            del self.request.POST["overwrite_revision_id"]
        response: HttpResponse = super().save_action()
        return response

    @transaction.atomic
    def submit_action(self) -> HttpResponse:
        """Handed in again after an authority sent it back, it begins with its own reviewer: nobody has read what was changed."""
        state = self.workflow_state
        if state is not None and state.status == WorkflowState.STATUS_NEEDS_CHANGES and state.current_task_state:
            if isinstance(state.current_task_state.task.specific, AuthorityApproval):
                state.cancel(user=self.request.user)
        response: HttpResponse = super().submit_action()
        return response

    def send_commenting_notifications(self, changes: dict[str, Any]) -> None:
        """Only to who may still read the page, for which Wagtail does not ask."""
        tell_of_comments(self.page, changes, by=self.request.user)

    def form_invalid(self, form: WagtailAdminPageForm) -> HttpResponse:
        """A page that is fine as a draft is saved as one, and shown again with what is missing."""
        missing = getattr(form, "missing", ())
        if self.expects_json_response or self.locked_for_user or not missing:
            return super().form_invalid(form)
        self._keep_draft(form)
        say = _("Your changes are saved as a draft. What is missing:")
        messages.error(self.request, format_html("{}{}", say, listed(missing, self.request.user, form)))
        self.errors_debug = repr(form.errors)
        return self.render_to_response(self.get_context_data())

    def _keep_draft(self, form: WagtailAdminPageForm) -> None:
        page = self.page = form.instance  # the form has put everything on it to ask the door
        with transaction.atomic():
            if not page.live:
                page.save()
            self.latest_revision = page.save_revision(user=self.request.user, log_action=True, clean=False)
        self.__dict__.pop("latest_revision_created_at", None)
