"""What was approved and taken down, which live content has passed, and the steps of a review."""

from cms.safety.models.approval import Approval, Kind
from cms.safety.models.asked_link import AskedLink
from cms.safety.models.passed import Passed
from cms.safety.models.proposed_change import DecidedChange, ProposedChange
from cms.safety.models.steps import AuthorityApproval, LanguageReview, SafetyReview
from cms.safety.models.withdrawal import Why, Withdrawal

__all__ = [
    "Approval",
    "AskedLink",
    "AuthorityApproval",
    "DecidedChange",
    "Kind",
    "LanguageReview",
    "Passed",
    "ProposedChange",
    "SafetyReview",
    "Why",
    "Withdrawal",
]
