"""What a page lacks or shows besides its words: alt text, writing in pictures, a recording. A hotline is asked for by the door."""

from collections.abc import Iterator

from cms.safety.checks.written import Found, Written


def pictures_without_alt(written: Written) -> Iterator[Found]:
    """Pictures that tell something, and tell nothing to who cannot see them."""
    return (Found(one.place, one.title) for one in written.pictures if not (one.has_alt or one.decorative))


def every_picture(written: Written) -> Iterator[Found]:
    """Every picture: no machine here reads what is written in it."""
    return (Found(one.place, one.title) for one in written.pictures)


def no_recording(written: Written) -> Iterator[Found]:
    """A page that nobody can listen to."""
    if written.passages and not written.has_recording:
        yield Found()
