"""People who sign in, what is known of their sign-ins, and the links with which an administrator lets them in."""

from cms.accounts.models.link import OneTimeLink, Purpose
from cms.accounts.models.sign_in import How, Outcome, SignIn
from cms.accounts.models.user import User

__all__ = ["How", "OneTimeLink", "Outcome", "Purpose", "SignIn", "User"]
