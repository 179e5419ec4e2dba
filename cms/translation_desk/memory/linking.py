"""Links in remembered words: those that the present source has stay; any other would lead readers where nobody has looked."""

from cms.translation_desk.files.markup import Piece, pieces_of

LINK = "a"


def with_links_of(source: str, target: str) -> str:
    """HTML of a translation, its other links gone and their words kept. Raises BrokenMarkup where tags do not close."""
    known = {_leads_to(one) for one in pieces_of(source) if one.tag == LINK}
    kept: list[str] = []
    open_: list[bool] = []
    for one in pieces_of(target):
        if one.tag != LINK:
            kept.append(str(one))
        elif one.kind == "open":
            open_.append(_leads_to(one) in known)
            kept += [str(one)] if open_[-1] else []
        elif open_.pop():
            kept.append(str(one))
    return "".join(kept)


def _leads_to(link: Piece) -> frozenset[tuple[str, str]]:
    return frozenset(link.attributes)
