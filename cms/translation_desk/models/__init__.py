"""What the desk keeps: texts and what they translate, who is asked to translate what, until when somebody was told, large files."""

from cms.translation_desk.models.imported import Import, ImportState
from cms.translation_desk.models.requested import TranslationRequest
from cms.translation_desk.models.segment import Origin, TranslatedSegment
from cms.translation_desk.models.told import TranslatorTold

__all__ = ["Import", "ImportState", "Origin", "TranslatedSegment", "TranslationRequest", "TranslatorTold"]
