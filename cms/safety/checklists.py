"""What a reviewer answers for. Each question has a key, which approvals keep, and words, which may be said better later."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cms.safety.models import Kind

Questions = Mapping[str, str | Promise]

SAFETY: Questions = {
    "not_technical": _(
        "Nothing says or shows how a device is made, works, is recognised by its parts, or is made harmless."
    ),
    "do_for_dont": _("Whoever is told what not to do is told what to do instead."),
    "pictures": _("No picture shows anyone touching or near an item, gore, or a person who has not agreed."),
    "hotline": _("The numbers on it are right, and they are the right ones to call."),
    "audiences": _("The different needs of women, girls, boys and men are considered."),
    "places": _("It is right for every place that it names, and for no other."),
}
LANGUAGE: Questions = {
    "same_meaning": _("It says the same as its source: nothing is added, left out or softened."),
    "safe_words": _(
        "The words for danger, for what to do and for what not to do are those that people here use and understand."
    ),
    "numbers": _("Numbers, names of places and telephone numbers are those of the source."),
    "pictures": _("Alternative texts, captions and transcripts are translated too."),
    "respectful": _("It speaks to women, girls, boys and men, and of survivors, with respect."),
}
AUTHORITY: Questions = {"authority": _("The authority that I speak for approves this content as it is shown here.")}
# Of who records the letter of an authority outside.
LETTER: Questions = {"letter": _("The authority's letter approves this content as it is shown here.")}

QUESTIONS: Mapping[str, Questions] = {Kind.SAFETY: SAFETY, Kind.LANGUAGE: LANGUAGE, Kind.AUTHORITY: AUTHORITY}
