"""Pictures, recordings and documents."""

from cms.library.models.document import Document
from cms.library.models.picture import Picture, PictureRendition
from cms.library.models.recording import Recording

__all__ = ["Document", "Picture", "PictureRendition", "Recording"]
