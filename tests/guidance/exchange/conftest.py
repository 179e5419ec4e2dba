"""Two organisations with sections in English and Arabic; the first has a live page that it offers to all."""

from typing import Any

from django.utils import timezone

from cms.accounts.models import User
from cms.guidance.exchange.offering import offer
from cms.guidance.exchange.taking import show_in
from cms.guidance.models import HomePage, Offer, OrganisationPage, SharedPage
from cms.organisations.models import Role
from tests import factories
from tests.guidance.articles import article, published
from tests.standing import standing


@standing
def lender(section: OrganisationPage) -> User:
    """Edits for the organisation whose page it is."""
    return factories.member_of(section.organisation, Role.EDITOR, username="lender")


@standing
def theirs(section: OrganisationPage, hotline: Any) -> Any:
    """The page: the first organisation's, in English."""
    return article(section, title="Walk on known paths", made_for=("girls",), topics=("safe-paths",))


@standing
def other(home: HomePage, theirs: Any) -> OrganisationPage:
    """The live section of another organisation."""
    return factories.section_under(home, title="Banoka Aid")


@standing
def borrower(other: OrganisationPage) -> User:
    """Writes and publishes for the other organisation."""
    return factories.member_of(other.organisation, Role.EDITOR, Role.SAFETY_REVIEWER, username="borrower")


@standing
def made(theirs: Any, lender: User) -> Offer:
    """Offered to all, to be shown and to be copied."""
    return offer(theirs, by=lender, at=timezone.now(), to=None, reference=True, copy=True)


@standing
def shared(made: Offer, other: OrganisationPage, borrower: User) -> SharedPage:
    """Shown in the other section, live."""
    page: SharedPage = published(show_in(other, made, by=borrower, at=timezone.now()))
    return page
