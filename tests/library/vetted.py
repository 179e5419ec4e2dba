"""A document, vetted as an upload is: what is left of it, or why it is refused."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from cms.library.vetting.documents import CleanDocument, clean_document
from cms.library.vetting.refusals import REASONS


def cleaned(content: bytes, name: str = "file.pdf") -> CleanDocument:
    return clean_document(SimpleUploadedFile(name, content))


def refusal(content: bytes, name: str = "file.pdf") -> str:
    with pytest.raises(ValidationError) as refused:
        cleaned(content, name)
    code = str(refused.value.code)
    assert refused.value.messages == [str(REASONS[code])]
    return code
