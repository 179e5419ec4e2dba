"""What the desk keeps: texts and what they translate, what a machine wrote, who is asked for what, until when somebody was told."""

from cms.translation_desk.models.machine_text import MachineText
from cms.translation_desk.models.requested import TranslationRequest
from cms.translation_desk.models.segment import Origin, TranslatedSegment
from cms.translation_desk.models.told import TranslatorTold

__all__ = ["MachineText", "Origin", "TranslatedSegment", "TranslationRequest", "TranslatorTold"]
