"""“Translate into …” on a page, and the list of what waits for a translator."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.models import Locale, Page

from cms.accounts.requests import SignedInRequest
from cms.languages import autonym
from cms.translation_desk.drafting import CannotTranslate, draft_in
from cms.translation_desk.naming import name_of
from cms.translation_desk.permissions import desk_of, may_read, target_locales
from cms.translation_desk.sources import PAGE_DEPTH
from cms.translation_desk.taking import take_if_asked
from cms.translation_desk.waiting import waiting_for


class TranslateForm(forms.Form):
    """One language out of those that are missing and open to the person."""

    locale = forms.ModelChoiceField(
        queryset=Locale.objects.none(), label=gettext_lazy("Language"), widget=forms.RadioSelect, empty_label=None
    )

    def __init__(self, *args: object, locales: list[Locale], code: str = "", **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed on as they came
        field = self.fields["locale"]
        field.queryset = Locale.objects.filter(pk__in=[locale.pk for locale in locales])  # type: ignore[attr-defined]
        field.label_from_instance = lambda locale: f"{autonym(locale.language_code)} · {locale.get_display_name()}"  # type: ignore[attr-defined]
        wanted = locales if len(locales) == 1 else [locale for locale in locales if locale.language_code == code]
        field.initial = wanted[0].pk if wanted else None


def translate(request: SignedInRequest, page_id: int) -> HttpResponse:
    """Choose a language, get a draft in it, land in its editor."""
    page = get_object_or_404(Page, pk=page_id, depth__gt=1).specific
    if not may_read(page, request.user) or not desk_of(request.user).locales_below(page):
        raise PermissionDenied
    locales = target_locales(page, request.user)
    form = TranslateForm(request.POST or None, locales=locales, code=request.GET.get("language", ""))
    if request.method == "POST" and form.is_valid():
        return _start(request, page, form.cleaned_data["locale"])
    return render(
        request,
        "translation_desk/translate.html",
        {"page": page, "form": form, "any_left": bool(locales)},
    )


def _start(request: SignedInRequest, page: Page, locale: Locale) -> HttpResponse:
    try:
        drafted = draft_in(page, locale, by=request.user)
    except CannotTranslate as error:
        messages.error(request, str(error))
        return redirect("translation_desk:translate", page.pk)
    if drafted.created:
        messages.success(
            request,
            _("A draft in %(language)s is ready: translate its texts, then hand it in for review.")
            % {"language": autonym(locale.language_code)},
        )
    if other := take_if_asked(page.translation_key, locale.language_code, by=request.user, at=timezone.now()):
        said = _("%(name)s has taken this translation. Talk to them before you change it.")
        messages.warning(request, said % {"name": name_of(other)})
    for parent in drafted.drafts_above():
        may_edit = parent.permissions_for_user(request.user).can_edit()
        messages.warning(
            request,
            _("The page above it, “%(title)s”, is a draft. Readers need it: translate and submit it as well.")
            % {"title": parent.title},
            buttons=[messages.button(reverse("wagtailadmin_pages:edit", args=[parent.pk]), _("Open it"))]
            if may_edit
            else [],
        )
    if drafted.page.depth < PAGE_DEPTH:  # a home or a section is written for itself
        return redirect("wagtailadmin_pages:edit", drafted.page.pk)
    return redirect("translation_desk:side_by_side", drafted.page.pk)


def waiting(request: SignedInRequest) -> HttpResponse:
    """Live pages that lack a version in the person's languages."""
    locales = desk_of(request.user).languages()
    if not locales:
        raise PermissionDenied
    code = request.GET.get("language", "")
    chosen = locales.get(code) or next(
        (locale for key, locale in locales.items() if key != "en"), next(iter(locales.values()))
    )
    context = {
        "languages": [{"code": key, "autonym": autonym(key)} for key in locales],
        "chosen": {"code": chosen.language_code, "autonym": autonym(chosen.language_code), "locale": chosen},
        "pages": waiting_for(chosen, request.user),
    }
    return render(request, "translation_desk/waiting.html", context)
