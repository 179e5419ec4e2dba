from cms.taxonomy.models.glossary import ForbiddenWord, Term, TermTranslation
from cms.taxonomy.models.made_from import MadeFrom
from cms.taxonomy.models.page_facts import (
    FACT_RELATIONS,
    Fit,
    Original,
    PageAudience,
    PageFacts,
    PagePlace,
    PageSituation,
    PageTopic,
    Scope,
)
from cms.taxonomy.models.place import Level, Place
from cms.taxonomy.models.vocabulary import Audience, MessageCategory, Situation, Topic

__all__ = [
    "FACT_RELATIONS",
    "Audience",
    "Fit",
    "ForbiddenWord",
    "Level",
    "MadeFrom",
    "MessageCategory",
    "Original",
    "PageAudience",
    "PageFacts",
    "PagePlace",
    "PageSituation",
    "PageTopic",
    "Place",
    "Scope",
    "Situation",
    "Term",
    "TermTranslation",
    "Topic",
]
