"""What is asked of a term, of how it is said in a language, and of a word that is not to be used."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cms import languages
from cms.accounts.translated_fields import enabled_codes
from cms.taxonomy.glossary.folding import key_of, tidy
from cms.taxonomy.glossary.limits import FORBIDDEN, TERMS, TOO_MANY_FORMS, Limit, has_too_many_forms
from cms.taxonomy.models import ForbiddenWord, Term, TermTranslation

TWICE = _("This is in the glossary of the language already.")
NO_WORD = _("Write a word.")


class Tidy(forms.ModelForm):
    """Each text as the glossary keeps it, written in the direction of its language."""

    own_language: tuple[str, ...] = ("words", "forms", "use_instead")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        code = self.instance.language
        for name, field in self.fields.items():
            if name in self.own_language and code:
                field.widget.attrs |= {"lang": code, "dir": languages.direction(code)}
            elif isinstance(field, forms.CharField):
                field.widget.attrs["dir"] = "auto"

    def clean(self) -> dict[str, Any]:
        """Tidied; refused where nothing is left that could be looked for."""
        found = super().clean() or self.cleaned_data
        found |= {name: tidy(words) for name, words in found.items() if isinstance(words, str)}
        for name in ("words", "reason"):
            if found.get(name) == "" and self.fields[name].required:
                self.add_error(name, NO_WORD)
        return found


class EntryForm(Tidy):
    """Of words that stand once in a language, which holds so many."""

    limit: Limit

    def clean(self) -> dict[str, Any]:
        """Refused where the language has them already, however they are written, or is full."""
        found = super().clean()
        language, words = found.get("language") or self.instance.language, found.get("words", "")
        key = key_of(words, language)
        others = type(self.instance)._default_manager.exclude(pk=self.instance.pk)
        if words and not any(sign.isalnum() for sign in key):
            self.add_error("words", NO_WORD)
        elif words and others.filter(language=language, key=key).exists():
            self.add_error("words", TWICE)
        elif self._comes_into(language) and others.filter(language=language).count() >= self.limit.most:
            self.add_error("words", str(self.limit.sentence))
        if has_too_many_forms(found.get("forms", "")):
            self.add_error("forms", TOO_MANY_FORMS)
        return found

    def _comes_into(self, language: str) -> bool:
        return self.instance.pk is None or language != self.instance.language


class TermForm(EntryForm):
    """A term, in any language that is enabled."""

    limit = TERMS

    language = forms.ChoiceField(label=_("Language"), help_text=_("In which pages are written, mostly English."))

    class Meta:
        model = Term
        fields = ["language", "words", "forms", "note"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        codes = languages.in_order(enabled_codes() | {self.instance.language})
        self.fields["language"].choices = [(code, languages.autonym(code)) for code in codes]  # type: ignore[attr-defined]  # a choice

    def clean_language(self) -> str:
        """Not one in which it has a translation."""
        code = str(self.cleaned_data["language"])
        if self.instance.pk and self.instance.translations.filter(language=code).exists():
            raise forms.ValidationError(_("It has a translation into this language. Take that out first."))
        return code


class TranslationForm(Tidy):
    """How a term is said; without words there is no translation."""

    own_language = ("words",)

    class Meta:
        model = TermTranslation
        fields = ["words", "note"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].required = False
        self.fields["words"].help_text = _("Leave it empty to take the translation out.")

    def save(self, commit: bool = True) -> Any:
        """Kept, or taken out."""
        if self.cleaned_data["words"]:
            return super().save(commit)
        if self.instance.pk:
            self.instance.delete()
        return self.instance


class ForbiddenForm(EntryForm):
    """What is not to be said, and why."""

    limit = FORBIDDEN

    class Meta:
        model = ForbiddenWord
        fields = ["words", "forms", "reason", "use_instead"]
