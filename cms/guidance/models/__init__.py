from cms.guidance.models.articles import CampaignPage, GuidancePage, ResourcePage, StoryPage
from cms.guidance.models.offers import CopiedFrom, Offer, OfferState, Taker
from cms.guidance.models.sections import HomePage, OrganisationPage
from cms.guidance.models.shared_page import SharedPage

__all__ = [
    "CampaignPage",
    "CopiedFrom",
    "GuidancePage",
    "HomePage",
    "Offer",
    "OfferState",
    "OrganisationPage",
    "ResourcePage",
    "SharedPage",
    "StoryPage",
    "Taker",
]
