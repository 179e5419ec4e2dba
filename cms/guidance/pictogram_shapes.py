"""The pictograms as data: strokes on a 48 by 48 grid, 3 px wide with round ends, in the colour of the words.

Never drawn: a weapon, a device, a wound, a flag, the letters of one script, the emblem of the Red Cross or Crescent.
Nor anything that can be taken for a device: firewood is a cooking fire, since a pile of logs looked like one.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Path:
    """A stroke; `d` as in an SVG path. A solid one is filled as well."""

    d: str
    solid: bool = False


@dataclass(frozen=True)
class Circle:
    """A round: centre and radius in grid units. A solid one is filled as well."""

    cx: float
    cy: float
    r: float
    solid: bool = False


Shape = Path | Circle


def dot(cx: float, cy: float) -> Circle:
    """A full stop of 5 units across: an eye, a seed, the foot of a question mark."""
    return Circle(cx, cy, 1, solid=True)


HAND = (
    "M16 27V12a3 3 0 0 1 6 0v10V8a3 3 0 0 1 6 0v14V10a3 3 0 0 1 6 0v13v-7a3 3 0 0 1 6 0v14"
    "c0 8-5 13-12 13-6 0-9-2-12-7L8.5 28.5a3 3 0 0 1 5-3.5L16 28"
)
BUBBLE = "M9 7h30a4 4 0 0 1 4 4v19a4 4 0 0 1-4 4H24l-9 8v-8H9a4 4 0 0 1-4-4V11a4 4 0 0 1 4-4z"
SHEET = "M28 4H13a3 3 0 0 0-3 3v34a3 3 0 0 0 3 3h22a3 3 0 0 0 3-3V14zv10h10"

SHAPES: dict[str, tuple[Shape, ...]] = {
    # What to do
    "stop": (
        Path("M16 4h16l12 12v16L32 44H16L4 32V16z"),
        Path("M17.5 25v-8m4.5 6v-9m4.5 9v-9m4.5 10v-7"),
        Path("M17.5 22v6c0 5 3 8 7 8s6.5-3 6.5-8v-5l-6 2z", solid=True),
    ),
    "look": (Path("M4 24c5-8.5 12-13 20-13s15 4.5 20 13c-5 8.5-12 13-20 13S9 32.5 4 24z"), Circle(24, 24, 6)),
    "hand-no-touch": (Path(HAND), Path("M6 6l36 38")),
    "walk-back": (
        Circle(16, 8, 4),
        Path("M16 17l3 12-6 6-1 9M19 29l3 8 4 7M16 18l7 4 2 6M15 19l-5 6-5 2"),
        Path("M30 28h6a7 7 0 0 0 0-14H26m6-6l-6 6 6 6"),
    ),
    "phone": (
        Path("M9 5h7l4 10-5 4c2 6 8 12 14 14l4-5 10 4v7a4 4 0 0 1-4 4C20 42 6 28 5 9a4 4 0 0 1 4-4z"),
        Path("M28 5a15 15 0 0 1 15 15M28 13a7 7 0 0 1 7 7"),
    ),
    "tell-adult": (
        Circle(34, 11, 6),
        Path("M23 44V31a8 8 0 0 1 8-8h6a8 8 0 0 1 8 8v13"),
        Circle(11, 29, 5),
        Path("M4 44v-1a6 6 0 0 1 6-6h2a6 6 0 0 1 6 6v1"),
        Path("M5 5h16v12h-6l-4 4v-4H5z"),
    ),
    "stay": (
        Circle(24, 8, 4),
        Path(
            "M24 16v15M24 31l-4 10M24 31l4 10M24 17l-7 10M24 17l7 10"
            "M13 36c-5 1-8 3-8 4 0 2 8 4 19 4s19-2 19-4c0-1-3-3-8-4"
        ),
    ),
    "check": (Circle(24, 24, 19), Path("M15 25l6 7 12-15")),
    "cross": (Circle(24, 24, 19), Path("M17 17l14 14M31 17L17 31")),
    # What to notice
    "warning": (Path("M24 6L4 41h40zM24 19v10"), dot(24, 35)),
    "danger-area": (Path("M9 10v34M39 10v34M9 16h30v11H9M14 27l6-11M23 27l6-11M32 27l6-11M4 44h10M34 44h10"),),
    "path": (
        Path("M10 44c0-12 15-10 11-20-3-7-2-12 2-18M36 44c1-12 2-14-4-22-4-6-4-10-1-16"),
        Path("M24 42v-4M27 31v-3M26 20v-2"),
    ),
    "place": (Path("M24 44C14 33 9 26 9 19a15 15 0 0 1 30 0c0 7-5 14-15 25z"), Circle(24, 19, 5)),
    "rain": (Path("M14 29a9 9 0 0 1 0-18 12 12 0 0 1 22 2 8 8 0 0 1-1 16zM15 36l-2 6M25 36l-2 6M35 36l-2 6"),),
    # People
    "people": (
        Circle(24, 15, 7),
        Path("M12 43v-4a9 9 0 0 1 9-9h6a9 9 0 0 1 9 9v4"),
        Path("M11 9a5 5 0 1 0 0 10M4 36v-5a6 6 0 0 1 6-6M37 9a5 5 0 1 1 0 10M44 36v-5a6 6 0 0 0-6-6"),
    ),
    "woman": (
        Circle(24, 17, 6),
        Path(
            "M15 31c-2-4-3-9-3-14a12 12 0 0 1 24 0c0 5-1 10-3 14M15 31c3 4 6 5 9 5s6-1 9-5M15 31c-5 1-8 5-8 12"
            "M33 31c5 1 8 5 8 12"
        ),
    ),
    "man": (
        Circle(24, 14, 9),
        Path("M15 13c6 0 9-1 12-4 1 3 3 4 6 4M6 43v-4a10 10 0 0 1 10-10h16a10 10 0 0 1 10 10v4M18 29l6 7 6-7"),
    ),
    "girl": (
        Circle(24, 20, 8),
        Path("M16 19c4 0 7-2 8-6 1 4 4 6 8 6M16 17c-7-1-10 5-8 13 4-1 7-4 8-9M32 17c7-1 10 5 8 13-4-1-7-4-8-9"),
        Path("M12 44c1-7 6-10 12-10s11 3 12 10M20 35l4 4 4-4"),
    ),
    "boy": (
        Circle(24, 22, 8),
        Path("M16 20c3-1 4-2 5-4 1 3 3 4 5 3 2 1 4 1 6 1M11 44c1-7 6-9 13-9s12 2 13 9M20 36c1 3 7 3 8 0"),
    ),
    "baby": (Circle(24, 26, 17), dot(17, 25), dot(31, 25), Path("M18 32c3 4 9 4 12 0M24 9c-4-4 1-7 3-4")),
    "wheelchair": (Circle(20, 7, 3.5), Path("M20 15v14h12l5 11h5M20 20h10M15 23a11 11 0 1 0 15 14")),
    "family": (
        Circle(13, 9, 5),
        Circle(35, 9, 5),
        Circle(24, 26, 4),
        Path("M4 44V27a8 8 0 0 1 8-8h3M44 44V27a8 8 0 0 0-8-8h-3M15 44v-2a7 7 0 0 1 7-7h4a7 7 0 0 1 7 7v2"),
    ),
    "friends": (
        Circle(14, 11, 6),
        Circle(34, 11, 6),
        Path("M4 43V32a8 8 0 0 1 8-8h4a8 8 0 0 1 8 8v11M24 32a8 8 0 0 1 8-8h4a8 8 0 0 1 8 8v11"),
    ),
    "displaced": (
        Circle(29, 7, 4),
        Path("M28 16l-2 13 5 6 1 9M26 29l-3 8-7 7M28 17l5 6 6 1M23 14h-7a6 6 0 0 0-6 6v4a6 6 0 0 0 6 6h6"),
    ),
    "rehabilitation": (
        Circle(24, 7, 4),
        Path("M24 15v14l-5 14M24 29l5 14M14 25l10-9 10 9M4 25h10M34 25h10M9 25v19M39 25v19"),
    ),
    "teacher": (
        Path("M23 29H5V6h38v6M12 14h15M12 21h8"),
        Circle(35, 21, 5),
        Path("M25 44v-4a8 8 0 0 1 8-8h4a8 8 0 0 1 8 8v4"),
    ),
    "builder": (
        Path(
            "M12 20a12 12 0 0 1 24 0M7 20h34M20 14V8M28 14V8M14 20v2a10 10 0 0 0 20 0v-2M6 44v-1a8 8 0 0 1 8-7h20a8 8 0 0 1 8 7v1"
        ),
    ),
    "aid-worker": (
        Circle(24, 10, 6),
        Path("M5 44V33a11 11 0 0 1 11-11h16a11 11 0 0 1 11 11v11M16 22l8 10 8-10M24 32v12M13 36v8M35 36v8"),
    ),
    "religious-leader": (
        Circle(24, 9, 5),
        Path("M6 43V31a12 12 0 0 1 12-12h12a12 12 0 0 1 12 12v12"),
        Path("M24 31c-3-3-7-3-11-2v12c4-1 8-1 11 2 3-3 7-3 11-2V29c-4-1-8-1-11 2zv12"),
    ),
    "contact-person": (
        Path("M24 45C14 36 7 28 7 20a17 17 0 0 1 34 0c0 8-7 16-17 25z"),
        Circle(24, 15, 5),
        Path("M15 29c0-5 4-7 9-7s9 2 9 7"),
    ),
    "leader": (Circle(24, 9, 5), Path("M11 26v-2c0-4 4-6 8-6h10c4 0 8 2 8 6v2M7 26h34M11 26l3 18h20l3-18M24 33v4")),
    # Daily life
    "home": (Path("M4 24L24 6l20 18M10 20v23h28V20M20 43V30h8v13"),),
    "return": (Path("M14 24L29 8l15 15M39 19v24H24M3 31h24M20 24l7 7-7 7"),),
    "water": (Path("M24 4c9 11 14 18 14 25a14 14 0 0 1-28 0c0-7 5-14 14-25zM31 30a7 7 0 0 1-6 7"),),
    "firewood": (
        Path(
            "M25 4c1 7 10 10 10 18a11 11 0 0 1-22 0c0-5 3-7 4-11 2 2 3 4 3 6 3-3 5-8 5-13z"
            "M24 33c-5-3-4-7 0-10 4 3 5 7 0 10"
        ),
        Path("M7 33l34 10M41 33L7 43"),
    ),
    "farm": (
        Path(
            "M24 34V15M24 24c-8 0-12-4-12-11 8 0 12 4 12 11zM24 18c0-7 4-11 12-11 0 7-4 11-12 11z"
            "M4 43c6-8 34-8 40 0M15 43c2-3 16-3 18 0"
        ),
    ),
    "herd": (
        Path("M14 19c-1-5 5-8 9-5 3-5 11-4 13 1 6-1 9 6 5 10 2 5-3 9-8 7-4 4-11 3-13-1-5 1-8-2-7-6M19 34v8M34 34v8"),
        Path("M14 15c-5-2-9 1-9 6 0 4 2 8 6 8s6-4 5-8zM14 15l4 2"),
    ),
    "school": (
        Path("M6 5h36v20H6zM13 12h14M13 18h8M35 12v6"),
        Circle(14, 34, 3.5),
        Circle(34, 34, 3.5),
        Path("M6 44a8 5 0 0 1 16 0M26 44a8 5 0 0 1 16 0"),
    ),
    "school-bag": (
        Path(
            "M12 44a3 3 0 0 1-3-3V23a15 14 0 0 1 30 0v18a3 3 0 0 1-3 3zM19 10V7a3 3 0 0 1 3-3h4a3 3 0 0 1 3 3v3M18 21h12M15 44V31h18v13"
        ),
    ),
    "play": (
        Circle(20, 8, 4),
        Path("M20 16l-2 13-6 5-3 9M18 29l9 4 5 6M20 17l-9 3-4 7M20 17l6 7 8-2"),
        Circle(39, 39, 5),
    ),
    "scrap": (Path("M3 13h6l7 19h18l6-14H11M18 33l-3 10M15 18l4-9 7 3 5-6 5 12"), Circle(34, 39, 5)),
    "tools": (Path("M29 19L9 39c-3 3 0 7 4 4l20-20c6 3 13-2 11-10l-6 6-6-2-2-6 6-6c-8-2-12 5-7 14z"),),
    "bricks": (
        Path("M4 10h40v30H4zM4 20h40M4 30h40M18 10v10M33 10v10M11 20v10M25.5 20v10M38 20v10M18 30v10M33 30v10"),
    ),
    "cash": (
        Circle(25, 12, 8),
        Path("M25 9v6"),
        Path("M4 29h6c4-4 8-4 12-1h6a3.5 3.5 0 0 1 0 7h-8M30 34l9-5a3.5 3.5 0 0 1 4 6L30 43H13l-9-3"),
    ),
    "shop": (Path("M8 22v21h32V22M7 6h34l4 11c0 6-9 7-11 1-2 6-10 6-12 0-2 6-8 6-10 0-2 6-10 5-9-1zM19 43V31h10v12"),),
    "vehicle": (
        Path("M9 36H4v-9l6-3 5-11h15l7 11 7 3v9h-5M19 36h10M10 24h27M24 13v11"),
        Circle(14, 36, 5),
        Circle(34, 36, 5),
    ),
    # Help
    "heart": (Path("M24 42C12 33 5 26 5 17a10 10 0 0 1 19-4 10 10 0 0 1 19 4c0 9-7 16-19 25z"),),
    "hospital": (Path("M4 10v33M4 35h40v8M44 35v-5a6 6 0 0 0-6-6H19v11"), Circle(11, 26, 4)),
    "clinic": (Path("M13 5H8v12a10 10 0 0 0 20 0V5h-5M18 27v6a10 10 0 0 0 20 0v-7"), Circle(38, 22, 4)),
    "legal": (Path("M24 5v38M15 43h18M8 12h32M10 12L4 28h12zM38 12l-6 16h12zM4 28c1 7 11 7 12 0M32 28c1 7 11 7 12 0"),),
    # The site
    "speech": (Path(BUBBLE), Path("M14 16h20M14 25h13")),
    "question": (Circle(24, 24, 19), Path("M18 19c0-8 13-8 13 0 0 5-7 5-7 10"), dot(24, 35)),
    "listen": (Path("M5 18v12h8l12 10V8L13 18zM32 17a10 10 0 0 1 0 14M37 10a19 19 0 0 1 0 28"),),
    "print": (
        Path(
            "M13 17V5h22v12M13 35H8a4 4 0 0 1-4-4V21a4 4 0 0 1 4-4h32a4 4 0 0 1 4 4v10a4 4 0 0 1-4 4h-5M13 28h22v15H13z"
        ),
    ),
    "share": (Circle(36, 10, 6), Circle(12, 24, 6), Circle(36, 38, 6), Path("M17.5 21l13-8M17.5 27l13 8")),
    "search": (Circle(21, 21, 15), Path("M32 32l12 12")),
    "language": (Circle(24, 24, 19), Path("M5 24h38M24 5c-11 12-11 26 0 38M24 5c11 12 11 26 0 38")),
    "file": (Path(SHEET), Path("M17 25h14M17 34h14")),
    "story": (Path("M24 12C18 7 12 6 4 7v32c8-1 14 0 20 5 6-5 12-6 20-5V7c-8-1-14 0-20 5zv32"),),
    "easy-read": (
        Path("M24 12C18 7 12 6 4 7v32c8-1 14 0 20 5 6-5 12-6 20-5V7c-8-1-14 0-20 5zv32"),
        Path("M9 31l5-8 5 8M31 19h6M31 29h6"),
        dot(17, 17),
    ),
    "campaign": (Path("M5 19v10h6l22 10V9L11 19zM13 31l4 12h6l-3-9M39 18a8 8 0 0 1 0 12"),),
    "calendar": (
        Path(
            "M8 9h32a3 3 0 0 1 3 3v28a3 3 0 0 1-3 3H8a3 3 0 0 1-3-3V12a3 3 0 0 1 3-3zM5 20h38M15 4v9M33 4v9"
            "M16 31l5 5 11-10"
        ),
    ),
}
