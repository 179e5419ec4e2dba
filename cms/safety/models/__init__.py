"""What was approved and taken down, which live content has passed, and the steps of a review."""

from cms.safety.models.approval import Approval, Kind, Weight
from cms.safety.models.asked_link import AskedLink
from cms.safety.models.contribution import Contribution
from cms.safety.models.draft_link import DraftLink
from cms.safety.models.field_test import FieldTest, RecordedInError
from cms.safety.models.letter import Letter
from cms.safety.models.passed import Passed
from cms.safety.models.proposed_change import DecidedChange, ProposedChange
from cms.safety.models.reminder import Reminded
from cms.safety.models.steps import AuthorityApproval, LanguageReview, SafetyReview
from cms.safety.models.withdrawal import GIVEN_BY_HAND, Why, Withdrawal

__all__ = [
    "GIVEN_BY_HAND",
    "Approval",
    "AskedLink",
    "AuthorityApproval",
    "Contribution",
    "DecidedChange",
    "DraftLink",
    "FieldTest",
    "Kind",
    "LanguageReview",
    "Letter",
    "Passed",
    "ProposedChange",
    "RecordedInError",
    "Reminded",
    "SafetyReview",
    "Weight",
    "Why",
    "Withdrawal",
]
