"""Posts: what somebody can be here, written as "editor" or "translator:ar" in forms and entries, and said in words to people."""

from collections.abc import Iterable

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from cms.audit.details import tell_by
from cms.audit.models import Entry
from cms.organisations.models import Organisation, Role, Team
from cms.organisations.models.team import OF_INSTALLATION

DOES = {
    Role.AUTHOR: _("Writes pages of their own, as drafts."),
    Role.EDITOR: _("Writes and changes all pages of the organisation. Publishes none."),
    Role.SAFETY_REVIEWER: _(
        "Reads what is handed in, in every language; publishes it or sends it back. Keeps the hotlines."
    ),
    Role.ADMINISTRATOR: _(
        "Keeps the people and the description of the organisation. Writes and publishes nothing by this role."
    ),
    Role.TRANSLATOR: _("Writes in this language. Publishes nothing."),
    Role.LANGUAGE_REVIEWER: _("Reads what is handed in in this language; publishes it or sends it back."),
    Role.COORDINATOR: _("Sees what every organisation has, and can take it offline. Changes no page and no people."),
}


def key_of(team: Team) -> str:
    """The post in a form."""
    return f"{team.role}:{team.language}" if team.language else team.role


def posts_of(organisation: Organisation | None) -> dict[str, Team]:
    """Every post that an organisation has to give, by key; with None those of the installation."""
    teams = Team.objects.filter(organisation=organisation).select_related("group", "organisation")
    return {key_of(team): team for team in sorted(teams, key=_order)}


def in_words(teams: Iterable[Team]) -> list[str]:
    """What people call these posts; roles for one language by the language's own name."""
    return [capfirst(str(team)) for team in sorted(teams, key=_order)]


def told(entry: Entry, key: str) -> str:
    """A post as an entry keeps it ("translator:ar"), or the name of its team's group ("river-aid: translator: ar"), in words.

    A group's organisation is said where the entry belongs to none.
    """
    slug, is_group, rest = key.partition(": ")
    role, _colon, code = (rest if is_group else key).replace(": ", ":").partition(":")
    if role not in Role.values:
        return key
    words = capfirst(str(Team(role=role, language=code)))
    return f"{words} ({slug})" if is_group and role not in OF_INSTALLATION and entry.organisation_id is None else words


for _detail in ("groups", "roles"):
    tell_by(_detail, told)


def _order(team: Team) -> tuple[int, str]:
    return list(Role).index(Role(team.role)), team.language
