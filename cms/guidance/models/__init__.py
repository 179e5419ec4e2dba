from cms.guidance.models.articles import CampaignPage, GuidancePage, ResourcePage, StoryPage
from cms.guidance.models.sections import HomePage, OrganisationPage

__all__ = ["CampaignPage", "GuidancePage", "HomePage", "OrganisationPage", "ResourcePage", "StoryPage"]
