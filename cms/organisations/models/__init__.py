from cms.organisations.models.organisation import Organisation, State
from cms.organisations.models.team import Role, Team

__all__ = ["Organisation", "Role", "State", "Team"]
