"""What the desk keeps: texts and what they translate, what was translated before, what a machine wrote, who is asked for what, until when
somebody was told, large files.
"""

from cms.translation_desk.models.imported import Import, ImportState
from cms.translation_desk.models.machine_text import MachineText
from cms.translation_desk.models.remembered import Remembered
from cms.translation_desk.models.requested import TranslationRequest
from cms.translation_desk.models.segment import Origin, TranslatedSegment
from cms.translation_desk.models.told import TranslatorTold

__all__ = [
    "Import",
    "ImportState",
    "MachineText",
    "Origin",
    "Remembered",
    "TranslatedSegment",
    "TranslationRequest",
    "TranslatorTold",
]
