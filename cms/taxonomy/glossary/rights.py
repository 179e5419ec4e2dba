"""Who reads the glossary, who keeps its terms, and who says how they are said in a language: as with other shared words."""

from cms import languages
from cms.accounts.models import User
from cms.accounts.translated_fields import enabled_codes
from cms.accounts.writing import columns_open_to
from cms.taxonomy.models import Term


def may_read(user: User) -> bool:
    """Everybody who has a role."""
    return user.has_perm("taxonomy.view_term")


def keeps_terms(user: User) -> bool:
    """Whether the person adds, words and deletes terms: whoever changes a shared word whole."""
    return user.has_perm("taxonomy.delete_term") and columns_open_to(user, Term) is None


def open_languages(user: User) -> list[str]:
    """Languages, of those that are enabled, in which the person says what a term is and what is not to be used; in order."""
    if not user.has_perm("taxonomy.change_term"):
        return []
    open_ = columns_open_to(user, Term)
    enabled = enabled_codes()
    return languages.in_order(enabled if open_ is None else enabled & open_)
