"""Another organisation's things, each of which says a word that nobody else may ever read, and a forged form that asks for all of them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.db.models import Model
from django.utils import timezone
from wagtail.admin.models import EditingSession
from wagtail.models import Locale, Page, Site, Task, TaskState, UploadedFile, Workflow, WorkflowState

from cms.accounts.models import User
from cms.directory.models import Hotline
from cms.guidance.models import GuidancePage, Offer, OrganisationPage, Taker
from cms.library.models import Document, Picture, Recording
from cms.organisations.models import Organisation, Role, Team
from cms.safety.models import DraftLink, FieldTest, Kind, Letter, ProposedChange
from cms.safety.sharing_drafts import share
from cms.taxonomy.models import Audience, MessageCategory, Place, Situation, Topic
from cms.translation_desk.memory.remembering import Told, row_of
from cms.translation_desk.models import Import, Remembered, TranslationRequest
from cms.translation_desk.vocabulary.cells import digest_of
from tests import factories
from tests.obliging import approve_content
from tests.safety.fieldwork import held

# What is looked for is the beginning of what must not be found, so that a search box that repeats the question gives nothing away.
SOUGHT, SECRET = "quillwort", "quillwortish"


@dataclass(frozen=True)
class Foreign:
    """The things, by the names under which addresses ask for them."""

    organisation: Organisation
    section: OrganisationPage
    draft: GuidancePage
    changed: GuidancePage
    picture: Picture
    recording: Recording
    document: Document
    hotline: Hotline
    person: User
    upload: UploadedFile
    editing: EditingSession
    task_state: TaskState
    factor: Authenticator
    taker: Taker
    field_test: FieldTest
    draft_link: DraftLink
    letter: Letter
    change: ProposedChange
    request: TranslationRequest
    imported: Import
    remembered: Remembered

    def rows(self) -> list[Model]:
        """Everything that must stay as it is."""
        return [
            *(self.organisation, self.section, self.draft, self.changed, self.picture, self.recording, self.document),
            *(self.hotline, self.person, self.upload, self.task_state, self.factor, self.taker.offer, self.taker),
            *(self.field_test, self.draft_link, self.letter, self.change, self.request),
            *(self.imported, self.remembered),
        ]

    def state(self) -> list[Any]:
        """All that they hold now, to compare with what they held before."""
        now: list[Any] = [type(row)._base_manager.filter(pk=row.pk).values_list().first() for row in self.rows()]
        below = Page.objects.filter(path__startswith=self.section.path).order_by("path")
        now += [list(below.values_list("path", "title", "draft_title", "live", "latest_revision_id", "locked"))]
        now += [sorted(self.person.groups.values_list("pk", flat=True))]
        return now


def make_foreign(section: OrganisationPage, word: str = SECRET) -> Foreign:
    """In a section that is live, like everything around it; what it says there is not, and is the word."""
    organisation, place = section.organisation, section
    assert organisation is not None
    factories.HotlineFactory()
    draft = factories.guidance_draft(place, title=f"Draft {word}", standfirst=word)
    changed = factories.live_guidance(place, title="Live for everybody")
    person = factories.member_of(organisation, Role.EDITOR, Role.ADMINISTRATOR, username=f"{word}.person")
    changed.title = f"Changed {word}"
    changed.save_revision(user=person)
    changed = GuidancePage.objects.get(pk=changed.pk)
    submitted = factories.guidance_draft(place, title=f"Handed in {word}")
    state = submitted.get_workflow().start(submitted, person)
    shelf = organisation.collection
    assert shelf is not None
    type(shelf).objects.filter(pk=shelf.pk).update(name=f"{shelf.name} {word}")  # in its place by name
    picture = factories.picture(f"Picture {word}")
    Picture.objects.filter(pk=picture.pk).update(collection=shelf, alt_en=word)
    document = Document.objects.create(
        title=f"Document {word}", collection=shelf, file=ContentFile(word.encode(), name="a.txt")
    )
    recording = Recording(title=f"Recording {word}", collection=shelf, transcript=word, duration=1, type="audio")
    recording.file.name = "withheld_recordings/a.mp3"
    Recording.objects.bulk_create([recording])
    hotline = factories.HotlineFactory(name_en=f"Number {word}", organisation=organisation, tier="hidden")
    (upload,) = UploadedFile.objects.bulk_create(  # past the cleaning of pictures, which this is not
        [
            UploadedFile(
                for_content_type=ContentType.objects.get_for_model(Picture), uploaded_by_user=person, file="a.jpg"
            )
        ]
    )
    editing = EditingSession.objects.create(
        content_object=draft, user=person, last_seen_at=draft.latest_revision_created_at
    )
    factor = Authenticator.objects.create(user=person, type=Authenticator.Type.TOTP, data={"secret": word})
    offered = Offer.objects.create(page_id=changed.pk, to_all=True)  # to us too: what is live of it, and no more
    taker = Taker.objects.create(offer=offered, organisation=factories.OrganisationFactory())
    change = ProposedChange.objects.create(
        at=draft.latest_revision_created_at, by=person, kind="directory.hotline", row_id=hotline.pk, title=f"Number {word}",
        data=f"purpose_en={word}", fields=["purpose_en"], digest="",
    )  # fmt: skip
    return Foreign(
        organisation, section, draft, changed, Picture.objects.get(pk=picture.pk), Recording.objects.get(title=recording.title), document,
        hotline, person, upload, editing, state.current_task_state, factor, taker,
        held(draft, changed=word), *with_authority(draft, person, word), change,
        TranslationRequest.objects.create(
            translation_key=changed.translation_key, language="ar", note=word, asked_by=person, asked_at=timezone.now()
        ),
        Import.objects.create(
            by=person, at=timezone.now(), file_name=word, source_language="en", language="ar", texts=1, shown={"said": word}
        ),
        remembered_of(organisation, person, word),
    )  # fmt: skip


def remembered_of(organisation: Organisation, person: User, word: str) -> Remembered:
    """What a file of theirs has brought into the memory."""
    told = Told(f"Go back {word}", f"ارجعوا {word}", False)
    row = row_of(told, "en", "ar", organisation=organisation, file_name=word, by=person, at=timezone.now())
    row.save()
    return row


def with_authority(draft: GuidancePage, person: User, word: str) -> tuple[DraftLink, Letter]:
    """A link to a draft, and the letter of an authority about it."""
    link, _token = share(draft, by=person, at=timezone.now(), days=14, to_whom=word)
    organisation = draft.section.organisation if draft.section is not None else None
    assert organisation is not None
    letter = Letter.objects.create(
        at=timezone.now(),
        translation_key=draft.translation_key,
        approval=approve_content(draft, kind=Kind.AUTHORITY),
        organisation_id=organisation.pk,
        organisation=str(organisation),
        reference=word,
        dated=timezone.localdate(),
        file=ContentFile(word.encode(), name="a.pdf"),
    )
    return link, letter


def values_for(name: str, foreign: Foreign) -> dict[str, Any]:
    """A value for each part of an address, by the part's name; what a bare `pk` means depends on the address's name."""
    draft, section = foreign.draft, foreign.section
    return {
        **dict.fromkeys(("page_id", "page_to_move_id", "page_pk", "object_id"), draft.pk),
        **dict.fromkeys(("parent_page_id", "destination_id"), section.pk),
        **dict.fromkeys(("revision_id", "revision_id_b"), foreign.changed.latest_revision_id),
        "revision_id_a": "live",
        **dict.fromkeys(("task_state_id", "state_id"), foreign.task_state.pk),
        "workflow_state_id": foreign.task_state.workflow_state_id,
        "task_id": foreign.task_state.task_id,
        "workflow_pk": foreign.task_state.workflow_state.workflow_id,
        **dict.fromkeys(("content_type_app_name", "app_label", "app_name"), "guidance"),
        **dict.fromkeys(("content_type_model_name", "model_name"), "guidancepage"),
        "action_name": "approve",
        "action": "publish",
        "session_id": foreign.editing.pk,
        "image_id": foreign.picture.pk,
        "filter_spec": "max-165x165",
        **dict.fromkeys(("document_id", "doc_id"), foreign.document.pk),
        "media_id": foreign.recording.pk,
        "media_type": "audio",
        "uploaded_file_id": foreign.upload.pk,
        "collection_id": foreign.organisation.collection_id,
        "uidb64": "MQ",
        "token": "set-password",
        "name": "editors",  # of a guide
        "organisation_id": foreign.organisation.pk,
        "person_id": foreign.person.pk,
        "offer_id": foreign.taker.offer_id,
        "taker_id": foreign.taker.pk,
        "test_id": foreign.field_test.pk,
        "link_id": foreign.draft_link.pk,
        "letter_id": foreign.letter.pk,
        "change_id": foreign.change.pk,
        "language": "ar",
        "kind": "directory.hotline",
        "request_id": foreign.request.pk,
        **dict.fromkeys(("term_id", "word_id"), 1),  # of the glossary, which belongs to everybody
        "import_id": foreign.imported.pk,
        "entry_id": foreign.remembered.pk,
        "pk": _row_of(name, foreign),
    }


def _row_of(name: str, foreign: Foreign) -> Any:
    """What the last part of an address means, by the first part of its name; only that row is asked for."""
    own: dict[str, Callable[[], Any]] = {
        "wagtailadmin_pages": lambda: foreign.changed,
        "wagtailadmin_api:pages": lambda: foreign.draft,
        "wagtailadmin_api:images": lambda: foreign.picture,
        "wagtailadmin_api:documents": lambda: foreign.document,
        "wagtailimages_chooser": lambda: foreign.picture,
        "wagtaildocs_chooser": lambda: foreign.document,
        "wagtailusers_users": lambda: foreign.person,
        "wagtailusers_groups": lambda: Team.objects.filter(organisation=foreign.organisation)[0].group,
        "wagtailadmin_collections": lambda: foreign.organisation.collection,
        "wagtailadmin_workflows:edit_task": lambda: Task.objects.first(),
        "wagtailadmin_workflows:disable_task": lambda: Task.objects.first(),
        "wagtailadmin_workflows:enable_task": lambda: Task.objects.first(),
        "wagtailadmin_workflows": lambda: Workflow.objects.filter(active=True).first(),
        "accounts_remove_factor": lambda: foreign.factor,
        "wagtailsites": lambda: Site.objects.first(),
        "wagtaillocales": lambda: Locale.objects.first(),
        "organisations_organisation": lambda: foreign.organisation,
        "directory_hotline": lambda: foreign.hotline,
        "taxonomy_audience": lambda: Audience.objects.first(),
        "taxonomy_topic": lambda: Topic.objects.first(),
        "taxonomy_situation": lambda: Situation.objects.first(),
        "taxonomy_messagecategory": lambda: MessageCategory.objects.first(),
        "taxonomy_place": lambda: Place.objects.first(),
    }
    return next((find().pk for part, find in own.items() if part in name), None)


def forged(foreign: Foreign) -> dict[str, Any]:
    """A form that asks for everything at once: to write, publish, move, copy and take what is theirs."""
    return {
        **dict.fromkeys(("title", "name", "name_en", "new_title", "comment", "search_description"), "Forged"),
        **dict.fromkeys(("slug", "new_slug"), "forged"),
        **dict.fromkeys(("new_parent_page", "parent_page", "chooser", "childOf"), foreign.section.pk),
        **dict.fromkeys(
            ("action-publish", "action-submit", "action-cancel-workflow", "confirm", "unlock", "live"), "1"
        ),
        **dict.fromkeys(("collection", "parent"), foreign.organisation.collection_id),
        "cover": foreign.picture.pk,
        "document": foreign.document.pk,
        "organisation": foreign.organisation.pk,
        "locale": Locale.objects.get(language_code="ar").pk,
        "language_code": "fr",
        "state": "suspended",
        "groups": list(foreign.person.groups.values_list("pk", flat=True)),
        "is_superuser": "on",
        "is_active": "on",
        "posts": ["administrator", "editor"],
        "email": "forged@example.org",
        **dict.fromkeys(("anew", "coordinator", "superuser"), "on"),
        "act": "suspend",
        **dict.fromkeys(("approve", "refuse", "reason", "seen"), "1"),
        "tier": "public",
        "number": "+1 555 555 0199",
        "to": "all",
        "reference": "on",
        "why": "Forged",
        "sections": foreign.section.pk,
        f"text-{foreign.hotline.pk}-name": "Forged",
        f"was-{foreign.hotline.pk}-name": "",
        f"source-{foreign.hotline.pk}-name": digest_of(f"Number {SECRET}"),
        "what": "page",
        "languages": "ar",
    }


def pointing(foreign: Foreign) -> Iterator[dict[str, Any]]:
    """Forms that name another organisation's things, by every name under which a form of Wagtail or of ours might ask for some."""
    of_pages = (
        "new_parent_page",
        "parent_page",
        "parent_page_id",
        "chooser",
        "childOf",
        "page",
        "page_id",
        "destination",
        "id",
        "pages",
    )
    of_rows = (
        "collection",
        "collection_id",
        "cover",
        "document",
        "picture",
        "image",
        "recording",
        "organisation",
        "owner",
        "user",
        "by",
    )
    words = {"new_title": "Ours", "title": "Ours", "slug": "ours-anew", "new_slug": "ours-anew", "next": "/admin/"}
    for page in (foreign.draft, foreign.changed, foreign.section):
        link = {"external-link-chooser-url": foreign.changed.full_url}  # the address of a draft would give itself away
        yield {**words, **link, **dict.fromkeys((*of_pages, *of_rows), page.pk), "target_pages[]": page.pk}
    yield {
        **words,
        **dict.fromkeys(("collection", "collection_id", "parent"), foreign.organisation.collection_id),
        **dict.fromkeys(("cover", "picture", "image", "logo", "id"), foreign.picture.pk),
        "document": foreign.document.pk,
        "recording": foreign.recording.pk,
        "organisation": foreign.organisation.pk,
        **dict.fromkeys(
            ("owner", "edited_by", "user", "locked_by", "requested_by", "uploaded_by", "person"), foreign.person.pk
        ),
        "taken": foreign.taker.pk,
        "offer": foreign.taker.offer_id,
        "task_state": foreign.task_state.pk,
    }


def state_of_review(foreign: Foreign) -> str:
    """Whether their review is still under way."""
    return WorkflowState.objects.get(pk=foreign.task_state.workflow_state_id).status
