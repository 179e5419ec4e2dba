"""The pictograms handed out: a sprite for reader pages, single drawings for print, names for the chooser."""

from html import escape
from pathlib import Path as File

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cms.guidance.pictogram_shapes import SHAPES, Circle, Shape

GRID = 48
STROKE = 'fill="none" stroke="{colour}" stroke-width="3" stroke-linecap="round" stroke-linejoin="round"'

LABELS: dict[str, str | Promise] = {
    "stop": _("Stop"),
    "look": _("Look"),
    "hand-no-touch": _("Do not touch"),
    "walk-back": _("Go back the way you came"),
    "phone": _("Call"),
    "tell-adult": _("Tell an adult"),
    "path": _("Path"),
    "warning": _("Warning"),
    "danger-area": _("Dangerous area"),
    "home": pgettext_lazy("pictogram", "Home"),
    "water": _("Water"),
    "firewood": _("Firewood"),
    "farm": _("Farm or field"),
    "herd": _("Animals and herding"),
    "school": _("School"),
    "play": _("Playing"),
    "scrap": _("Collecting scrap"),
    "tools": _("Tools and building"),
    "people": _("People"),
    "woman": _("Woman"),
    "girl": _("Girl"),
    "boy": _("Boy"),
    "man": _("Man"),
    "baby": _("Baby"),
    "speech": _("Talking"),
    "question": _("Question"),
    "check": _("Yes, do this"),
    "cross": _("No, do not do this"),
    "listen": _("Listen"),
    "print": _("Print"),
    "share": _("Share"),
    "search": _("Search"),
    "language": _("Language"),
    "file": _("File"),
    "story": _("Story"),
    "campaign": _("Campaign"),
    "heart": _("Care and support"),
    "hospital": _("Hospital"),
    "clinic": _("Clinic"),
    "legal": _("Rights and legal help"),
    "shop": _("Shop or market"),
    "leader": _("Community leader"),
    "vehicle": _("Vehicle"),
    "calendar": _("Date"),
    "place": _("Place"),
    "rain": _("Rain and flood"),
    "stay": _("Stay where you are"),
    "wheelchair": _("Wheelchair user"),
    "family": _("Family"),
    "friends": _("Friends"),
    "displaced": _("Leaving home"),
    "return": _("Returning home"),
    "rehabilitation": _("Learning to walk again"),
    "teacher": _("Teacher"),
    "school-bag": _("School bag"),
    "builder": _("Builder"),
    "bricks": _("Brick wall"),
    "cash": _("Money"),
    "aid-worker": _("Aid worker"),
    "religious-leader": _("Religious leader"),
    "contact-person": _("Contact person"),
    "easy-read": _("Easy to read"),
}


def element(shape: Shape) -> str:
    """One shape as an SVG element."""
    fill = ' fill="currentColor"' if shape.solid else ""
    if isinstance(shape, Circle):
        return f'<circle cx="{shape.cx:g}" cy="{shape.cy:g}" r="{shape.r:g}"{fill}/>'
    return f'<path d="{shape.d}"{fill}/>'


def symbol(name: str) -> str:
    """One pictogram as a `<symbol>`; each carries its stroke, since `<use>` does not inherit from the sprite's root."""
    stroke = STROKE.format(colour="currentColor")
    return f'<symbol id="{name}" viewBox="0 0 {GRID} {GRID}" {stroke}>{strokes(name)}</symbol>'


def strokes(name: str) -> str:
    """The elements of one pictogram; KeyError for a name that is not in the set."""
    return "".join(element(shape) for shape in SHAPES[name])


def sprite() -> str:
    """All pictograms in one SVG file, for `<svg><use href="pictograms.svg#stop"/></svg>`."""
    return f'<svg xmlns="http://www.w3.org/2000/svg">{"".join(symbol(name) for name in SHAPES)}</svg>\n'


def drawing(name: str, colour: str = "#1a1a1a", size: int = GRID) -> str:
    """One pictogram as an SVG document of its own, `size` pixels square, in one colour ("#7a1f1f", "black")."""
    stroke = STROKE.format(colour="currentColor")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{size}" height="{size}" viewBox="0 0 {GRID} {GRID}" '
        f'color="{escape(colour)}" {stroke}>{strokes(name)}</svg>'
    )


def write_sprite(path: File) -> None:
    """Writes the sprite file that the reader pages use (`cms/static/pictograms.svg`)."""
    path.write_text(sprite(), encoding="utf-8")
