"""What the desk keeps: who is asked to translate what, and until when somebody was told of their work."""

from cms.translation_desk.models.requested import TranslationRequest
from cms.translation_desk.models.told import TranslatorTold

__all__ = ["TranslationRequest", "TranslatorTold"]
