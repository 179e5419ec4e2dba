"""What somebody leaves behind in an organisation's sections stays there, and belongs to the organisation."""

from django.db.models import Q
from wagtail.models import Page, PageSubscription

from cms.accounts.models import User
from cms.guidance.models import OrganisationPage
from cms.organisations.models import Organisation


def pass_on(organisation: Organisation, person: User) -> None:
    """Nobody's drafts any more, so that its editors go on with them; no lock stays shut, no comment is told to whoever has left.

    What the pages say is not touched: rows are updated past their saving, since nothing goes live or changes for readers.
    """
    within = Q(pk=None)
    for path in OrganisationPage.objects.filter(organisation=organisation).values_list("path", flat=True):
        within |= Q(path__startswith=path)
    pages = Page.objects.filter(within)
    pages.filter(owner=person).update(owner=None)
    pages.filter(locked_by=person).update(locked=False, locked_by=None, locked_at=None)
    PageSubscription.objects.filter(user=person, page__in=pages.values("pk")).delete()
