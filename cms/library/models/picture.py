"""Pictures: the original is never served, readers get renditions, and only while consent holds."""

from functools import partial
from typing import Any, Self

from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from modeltranslation.utils import build_localized_fieldname
from wagtail.images.models import (
    AbstractImage,
    AbstractRendition,
    Filter,
    ImageQuerySet,
    SourceImageIOError,
    get_upload_to,
)
from wagtail.search import index

from cms import languages
from cms.library.consent import PICTURE_HELP, Consent
from cms.library.fields import PictureFileField, store_pending_file
from cms.library.naming import random_path
from cms.library.specs import SPECS

ALT_FIELDS = {code: build_localized_fieldname("alt", code) for code in languages.BUILT_IN}


class PictureQuerySet(ImageQuerySet):
    """Questions about pictures, which chain."""

    def showable(self) -> Self:
        """Those whose consent was not withdrawn and that nobody has taken down."""
        return self.exclude(consent=Consent.WITHDRAWN).filter(taken_down=False)

    def withdrawn(self) -> Self:
        """Those whose consent was withdrawn, or that somebody took down."""
        return self.filter(Q(consent=Consent.WITHDRAWN) | Q(taken_down=True))

    def with_renditions(self) -> Self:
        """With what readers' pages need, so that `sources` asks nothing more."""
        return self.prefetch_renditions(*SPECS)


class Picture(AbstractImage):
    """A picture of the library: title, credit, consent, and an alt text per language that only suggests a block's own."""

    file = PictureFileField(verbose_name=_("file"), upload_to=get_upload_to, width_field="width", height_field="height")
    credit = models.CharField(
        _("credit"),
        max_length=255,
        blank=True,
        help_text=_("Who made the picture, and under which licence it may be used."),
    )
    consent = models.CharField(
        _("consent"),
        max_length=16,
        choices=Consent.choices,
        default=Consent.NOT_STATED,
        blank=True,
        help_text=PICTURE_HELP,
    )
    alt = models.CharField(
        _("alternative text"),
        max_length=255,
        blank=True,
        help_text=_(
            "What the picture shows, for people who cannot see it. It is suggested wherever the picture is used."
        ),
    )

    taken_down = models.BooleanField(
        _("taken down"),
        default=False,
        help_text=_("Takes the picture off every page at once, in all languages, and deletes its public files."),
    )

    objects = PictureQuerySet.as_manager()

    admin_form_fields = (
        "title",
        "file",
        "collection",
        "credit",
        "consent",
        "taken_down",
        *ALT_FIELDS.values(),
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )
    search_fields = [*AbstractImage.search_fields, index.SearchField("credit"), index.FilterField("consent")]

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")

    @property
    def may_be_shown(self) -> bool:
        """Whether readers may see it."""
        return self.consent != Consent.WITHDRAWN and not self.taken_down

    @property
    def is_agreed(self) -> bool:
        """Whether it was stated that nobody is in it, or that who is has agreed."""
        return self.consent not in {Consent.NOT_STATED, Consent.WITHDRAWN}

    def alt_in(self, code: str) -> str:
        """Its own alt text in exactly this language, or "" if it has none there."""
        return getattr(self, ALT_FIELDS[code], None) or "" if code in ALT_FIELDS else ""

    @property
    def default_alt_text(self) -> str:
        """The alt text in use, where it is one of this picture's own suggestions; never a title, a file name or another language.

        Wagtail asks this without saying for which language. The chooser therefore puts the suggestion in the content's language on
        the picture first, and a block that holds it unchanged is known to hold a suggestion: choosing another picture replaces it.
        """
        text = self.contextual_alt_text
        return text if text and any(text == self.alt_in(code) for code in ALT_FIELDS) else ""

    def get_upload_to(self, filename: str) -> str:
        """Where originals lie: never served, and under a name that says nothing."""
        return random_path("original_images", filename)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store a new file cleaned; a replaced file and its renditions are forgotten once the row is committed."""
        fields = kwargs.get("update_fields")
        new = store_pending_file(self)
        old = type(self)._base_manager.filter(pk=self.pk).values_list("file", flat=True).first() if self.pk else None
        try:
            with transaction.atomic():
                super().save(*args, **kwargs)
                if old and old != self.file.name and (fields is None or "file" in fields):
                    self.renditions.all().delete()
                    transaction.on_commit(partial(self.file.storage.delete, old))
        except Exception:
            if new:
                self.file.storage.delete(new)
            raise

    def get_rendition(self, filter: Filter | str) -> AbstractRendition:
        """As Wagtail's; SourceImageIOError once consent was withdrawn, for which the admin shows its placeholder."""
        self._refuse_if_withdrawn()
        return super().get_rendition(filter)

    def get_renditions(self, *filters: Filter | str) -> dict[str, AbstractRendition]:
        """As Wagtail's; SourceImageIOError once consent was withdrawn."""
        self._refuse_if_withdrawn()
        return super().get_renditions(*filters)

    def create_rendition(self, filter: Filter) -> AbstractRendition:
        """As Wagtail's; asks the database, since this copy may have been read before consent was withdrawn."""
        self._refuse_if_withdrawn(ask=True)
        return super().create_rendition(filter)

    def create_renditions(self, *filters: Filter) -> dict[Filter, AbstractRendition]:
        """As Wagtail's; asks the database, since this copy may have been read before consent was withdrawn."""
        if filters:
            self._refuse_if_withdrawn(ask=True)
        return super().create_renditions(*filters)

    def _refuse_if_withdrawn(self, *, ask: bool = False) -> None:
        withdrawn = not self.may_be_shown or (ask and type(self).objects.withdrawn().filter(pk=self.pk).exists())
        if withdrawn:
            raise SourceImageIOError("Consent for this picture was withdrawn, or it was taken down.")


class PictureRendition(AbstractRendition):
    """A smaller copy of a picture, which is what is served."""

    image = models.ForeignKey(Picture, related_name="renditions", on_delete=models.CASCADE)

    class Meta:
        verbose_name = _("rendition of a picture")
        verbose_name_plural = _("renditions of pictures")
        indexes = [models.Index(fields=["file"], name="library_rendition_file")]
        constraints = [
            models.UniqueConstraint(
                fields=("image", "filter_spec", "focal_point_key"), name="unique_picture_rendition"
            ),
        ]

    def get_upload_to(self, filename: str) -> str:
        """A new random name each time, so that it can be cached for ever and a withdrawn address never comes back."""
        return random_path("images", filename)
