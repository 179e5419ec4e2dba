"""The ways in: each list by its address."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.directory.models import Hotline
from cms.guidance import ways_in
from cms.guidance.addresses import in_language
from cms.guidance.described import head_of_list
from cms.guidance.hotline_cards import by_place
from cms.guidance.models import CampaignPage, StoryPage
from cms.guidance.resources import resources as resources_of
from cms.guidance.searching import search as search_for
from cms.guidance.views.asking import asked_of, for_reading, home_of, shown
from cms.taxonomy.models import Audience, Place, Situation, Topic


@for_reading
def audience_door(request: HttpRequest, code: str) -> HttpResponse:
    """Pages for women, girls, boys or men."""
    asked = asked_of(request)
    return shown(request, ways_in.audience(asked, get_object_or_404(Audience, code=code)))


@for_reading
def topics(request: HttpRequest) -> HttpResponse:
    """All topics."""
    return shown(request, ways_in.overview(asked_of(request), ways_in.TOPICS))


@for_reading
def topic(request: HttpRequest, slug: str) -> HttpResponse:
    """Pages about a topic."""
    asked = asked_of(request)
    return shown(request, ways_in.pages_about(asked, ways_in.TOPICS, get_object_or_404(Topic, slug=slug)))


@for_reading
def situations(request: HttpRequest) -> HttpResponse:
    """All situations."""
    return shown(request, ways_in.overview(asked_of(request), ways_in.SITUATIONS))


@for_reading
def situation(request: HttpRequest, slug: str) -> HttpResponse:
    """Pages that speak to a situation."""
    asked = asked_of(request)
    return shown(request, ways_in.pages_about(asked, ways_in.SITUATIONS, get_object_or_404(Situation, slug=slug)))


@for_reading
def places(request: HttpRequest) -> HttpResponse:
    """All countries."""
    return shown(request, ways_in.places(asked_of(request)))


@for_reading
def place(request: HttpRequest, pcode: str) -> HttpResponse:
    """What applies in a place, and whom to call there."""
    asked = asked_of(request)
    found = Place.objects.select_related("parent__parent__parent").filter(pcode=pcode.upper()).first()
    if found is None:
        raise Http404
    if pcode != found.pcode:  # one address for one place
        return redirect(in_language("place", asked.code, pcode=found.pcode))
    request.reading_places = [found]  # type: ignore[attr-defined]  # read by shell.py: its numbers come first
    return shown(request, ways_in.place(asked, found))


@for_reading
def stories(request: HttpRequest) -> HttpResponse:
    """All stories."""
    return shown(request, ways_in.stories(asked_of(request), StoryPage))


@for_reading
def campaigns(request: HttpRequest) -> HttpResponse:
    """All campaigns."""
    return shown(request, ways_in.campaigns(asked_of(request), CampaignPage, timezone.localdate()))


@for_reading
def resources(request: HttpRequest) -> HttpResponse:
    """The information hub."""
    return shown(request, resources_of(asked_of(request)))


@for_reading
def search(request: HttpRequest) -> HttpResponse:
    """Pages by words and filters."""
    return shown(request, search_for(asked_of(request)))


@for_reading
def hotlines(request: HttpRequest) -> HttpResponse:
    """Every public number that is confirmed, by place."""
    code = home_of(request).locale.language_code
    today = timezone.localdate()
    found = Hotline.objects.shown_on(today).order_by("organisation_id", "pk").prefetch_related("places")
    groups = by_place(found, language=code, on=today)
    lead = _("Call if you saw something dangerous, or if you need help.")
    head = head_of_list(_("Hotlines"), lead, request.path, code)
    return TemplateResponse(request, "guidance/hotlines.html", {"groups": groups, "head": head})
