"""Sheets to print that the sample's resources hand out: one page of A4, drawn as lines and real words, so that it stays sharp on any
printer, weighs little, and can be read aloud.
"""

import zlib
from collections.abc import Callable
from dataclasses import dataclass

from cms.sample.scenery.tracing import GRID, STROKE, outlines

WIDTH, HEIGHT = 595, 842  # A4 in points; heights count up from the foot of the page
MARGIN = 40
BRAND, INK, SOFT, PAPER = "#103e66", "#14202b", "#41505d", "#ffffff"
DO, DO_TINT, DONT, DONT_TINT, NOTICE = "#14643a", "#e9f5ed", "#a31919", "#fdeeec", "#fff6df"


@dataclass(frozen=True)
class Step:
    """One thing to do: a pictogram, what to do, and a sentence more."""

    pictogram: str
    words: str
    more: str
    colour: str
    tint: str


FIVE_STEPS = (
    Step("stop", "Stop.", "Stand still. Do not go closer.", DONT, DONT_TINT),
    Step("hand-no-touch", "Do not touch.", "Leave it where it is.", DONT, DONT_TINT),
    Step("walk-back", "Go back the way you came.", "Use the same path, slowly.", DO, DO_TINT),
    Step("campaign", "Warn others.", "Tell people near you to stay away.", DO, DO_TINT),
    Step("phone", "Report it.", "Call the number for your place. Children: tell an adult.", DO, DO_TINT),
)


class Page:
    """A page that is being drawn, as the operators of a PDF content stream (ISO 32000-1, 8 and 9)."""

    def __init__(self) -> None:
        """Begins empty, with round ends and joints of lines."""
        self.operators = ["1 J 1 j"]

    def box(self, left: float, foot: float, width: float, height: float, colour: str) -> None:
        """A filled box."""
        self.operators.append(f"{_rgb(colour)} rg {left:g} {foot:g} {width:g} {height:g} re f")

    def words(self, left: float, foot: float, size: float, text: str, colour: str = INK, *, bold: bool = False) -> None:
        """One line of words; letters of Western Europe only, since the font is the reader's own Helvetica."""
        safe = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        face = "F2" if bold else "F1"
        self.operators.append(f"BT {_rgb(colour)} rg /{face} {size:g} Tf {left:g} {foot:g} Td ({safe}) Tj ET")

    def pictogram(self, name: str, left: float, foot: float, size: float, colour: str) -> None:
        """A pictogram `size` points square; KeyError for an unknown name."""
        scale = size / GRID
        self.operators.append(f"{_rgb(colour)} rg {_rgb(colour)} RG {STROKE * scale:g} w")
        for line, solid in outlines(name):
            points = [f"{left + x * scale:.2f} {foot + size - y * scale:.2f}" for x, y in line]
            way = f"{points[0]} m " + " ".join(f"{point} l" for point in points[1:])
            self.operators.append(f"{way} {'b' if solid else 'S'}")

    def document(self, title: str) -> bytes:
        """The page as a PDF file in English, under that title."""
        stream = zlib.compress("\n".join(self.operators).encode("latin-1"), 9)
        fonts = "/F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >> "
        fonts += "/F2 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>"
        parts = [
            b"<< /Type /Catalog /Pages 2 0 R /Lang (en) /ViewerPreferences << /DisplayDocTitle true >> >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Contents 4 0 R "
            f"/Resources << /Font << {fonts} >> >> >>".encode(),
            f"<< /Length {len(stream)} /Filter /FlateDecode >>\nstream\n".encode() + stream + b"\nendstream",
            f"<< /Title ({title}) >>".encode("latin-1"),
        ]
        return _file(parts)


def _file(parts: list[bytes]) -> bytes:
    """Numbered objects as a PDF file: the first is the catalogue, the last says the title."""
    out, places = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + part + b"\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    count = len(parts) + 1
    trailer = f"trailer\n<< /Size {count} /Root 1 0 R /Info {len(parts)} 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
    return out + f"xref\n0 {count}\n0000000000 65535 f \n{table}{trailer}".encode()


def _rgb(colour: str) -> str:
    """The colour "#rrggbb" as three shares of one."""
    return " ".join(f"{int(colour[i : i + 2], 16) / 255:.3f}" for i in (1, 3, 5))


def five_safe_steps() -> bytes:
    """The sheet with the five things to do when you see something that may be dangerous."""
    page = Page()
    page.box(0, HEIGHT - 132, WIDTH, 132, BRAND)
    page.words(MARGIN, HEIGHT - 66, 40, "Five safe steps", PAPER, bold=True)
    page.words(MARGIN, HEIGHT - 102, 19, "If you see something that may be dangerous", PAPER)
    for number, step in enumerate(FIVE_STEPS, 1):
        _row(page, number, step, HEIGHT - 144 - number * 116)
    page.box(MARGIN, 34, WIDTH - 2 * MARGIN, 52, NOTICE)
    page.words(MARGIN + 16, 62, 16, "Sample, not approved", INK, bold=True)
    page.words(MARGIN + 16, 44, 12, "Do not hand out before an authority in your country has checked it.", SOFT)
    return page.document("Five safe steps (sample, not approved)")


def _row(page: Page, number: int, step: Step, foot: float) -> None:
    """One step across the page: pictogram, number, words."""
    high = 106
    page.box(MARGIN, foot, WIDTH - 2 * MARGIN, high, step.tint)
    page.box(MARGIN, foot, 6, high, step.colour)
    page.pictogram(step.pictogram, MARGIN + 26, foot + 16, 74, step.colour)
    left = MARGIN + 126
    page.words(left, foot + 60, 26, f"{number}. {step.words}", bold=True)
    page.words(left, foot + 30, 15, step.more, SOFT)


SHEETS: dict[str, Callable[[], bytes]] = {"five-safe-steps": five_safe_steps}
