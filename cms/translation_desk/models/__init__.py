"""What the desk keeps."""

from cms.translation_desk.models.segment import Origin, TranslatedSegment

__all__ = ["Origin", "TranslatedSegment"]
