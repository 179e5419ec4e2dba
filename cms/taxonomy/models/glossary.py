"""The glossary: the field's own words, how each is said in a language, and what is not said, with the reason."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.taxonomy.glossary.folding import key_of, tidy
from cms.taxonomy.glossary.limits import forms_of

LANGUAGE, WORDS, FORMS, SENTENCE, KEY = 20, 120, 400, 500, 500  # letters at most


class Entry(models.Model):
    """Words of a language (BCP 47), tidied. `key` is what they are found by, so that none stands twice however it is written."""

    language = models.CharField(_("language"), max_length=LANGUAGE)
    words = models.CharField(_("word or words"), max_length=WORDS)
    forms = models.CharField(
        _("other forms"),
        max_length=FORMS,
        blank=True,
        help_text=_("Plural, cases and the like, with commas between. They are found in texts too."),
    )
    key = models.CharField(max_length=KEY, editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.words

    def save(self, *args: Any, **kwargs: Any) -> None:
        """With its key, which follows the words."""
        self.settle()
        super().save(*args, **kwargs)

    def settle(self) -> None:
        """Before it is saved: tidies it, and gives it its key."""
        self.words, self.forms = tidy(self.words), tidy(self.forms)
        self.key = key_of(self.words, self.language)[:KEY]

    @property
    def ways(self) -> tuple[str, ...]:
        """Every way in which it is looked for in a text."""
        return (self.words, *forms_of(self.forms))


class Term(Entry):
    """A word of the field in the language in which pages are written, to be said the same way everywhere."""

    note = models.CharField(_("note"), max_length=SENTENCE, blank=True, help_text=_("What it means, for translators."))

    class Meta:
        verbose_name = _("term of the glossary")
        verbose_name_plural = _("terms of the glossary")
        ordering = ["language", "key"]
        constraints = [models.UniqueConstraint(fields=["language", "key"], name="term_once_in_a_language")]


class TermTranslation(models.Model):
    """How a term is said in another language."""

    term = models.ForeignKey(Term, on_delete=models.CASCADE, related_name="translations")
    language = models.CharField(_("language"), max_length=LANGUAGE)
    words = models.CharField(_("translation"), max_length=WORDS)
    note = models.CharField(_("note"), max_length=SENTENCE, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("translation of a term")
        verbose_name_plural = _("translations of terms")
        ordering = ["term", "language"]
        constraints = [models.UniqueConstraint(fields=["term", "language"], name="term_translated_once")]

    def __str__(self) -> str:
        return self.words


class ForbiddenWord(Entry):
    """What is not to be said in a language, why, and what to say instead; with a term, shown wherever that term is translated."""

    # A word that harms does so without the term too.
    term = models.ForeignKey(
        Term, on_delete=models.SET_NULL, null=True, blank=True, related_name="forbidden", verbose_name=_("term")
    )
    reason = models.CharField(_("reason"), max_length=SENTENCE, help_text=_("Why it is not to be used: one sentence."))
    use_instead = models.CharField(_("use instead"), max_length=WORDS, blank=True)

    class Meta:
        verbose_name = _("word not to be used")
        verbose_name_plural = _("words not to be used")
        ordering = ["language", "key"]
        constraints = [models.UniqueConstraint(fields=["language", "key"], name="forbidden_once_in_a_language")]
