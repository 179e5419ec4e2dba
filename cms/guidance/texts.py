"""The words of a page, without markup."""

from typing import Any

from wagtail.rich_text import get_text_for_indexing


def plain_words(stream: Any) -> str:
    """Every searchable word of a stream's parts, separated by spaces."""
    if not stream:
        return ""
    return " ".join(get_text_for_indexing(str(text)) for text in stream.stream_block.get_searchable_content(stream))
