from cms.organisations.models.organisation import Organisation, State
from cms.organisations.models.review import SectionReview
from cms.organisations.models.team import Role, Team

__all__ = ["Organisation", "Role", "SectionReview", "State", "Team"]
