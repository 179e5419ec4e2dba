"""The pictures of README and the guides, taken anew from the product itself.

    python -m tests.screenshots                  all of them
    python -m tests.screenshots reader-home …    some of them, by name

Makes a demo in a throw-away folder, serves it on a free port of 127.0.0.1, opens it in Chromium (found as for `make test`) and writes
docs/screenshots/. Takes a few minutes. Look at the pictures before you keep them.
"""

import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from PIL import Image
from playwright.sync_api import Error, sync_playwright

from tests import bench_demo, chromium
from tests.bench_demo import ROOT
from tests.screenshots import desk, entrance, main_job, readers
from tests.screenshots.camera import Camera, NotThere

FOLDER = ROOT / "docs" / "screenshots"
AT_MOST = 120 * 1024
CALLED = "http://safety.example.org"  # in short addresses and codes
# README's own picture, the first thing that people see of the product.
MAIN_AT_MOST = 350 * 1024
# As few colours as a picture can do with: the first number with which it is light enough.
COLOURS = (256, 128, 64, 32)


class View(Protocol):
    """Something to take a picture of."""

    def take(self, camera: Camera) -> Image.Image:
        """The picture."""


# Pictures of readers first: nothing has been written into the demo by then.
VIEWS: Mapping[str, View] = {**main_job.VIEWS, **readers.VIEWS, **entrance.VIEWS, **desk.VIEWS}


def keep(name: str, image: Image.Image) -> str:
    """Write one picture, as light as it has to be; what is wrong with it, or ""."""
    path, at_most = FOLDER / f"{name}.png", MAIN_AT_MOST if name in main_job.VIEWS else AT_MOST
    for colours in COLOURS:
        few = image.quantize(colours, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        few.save(path, "PNG", optimize=True)
        size = path.stat().st_size
        if size <= at_most:
            break
    say(f"{path.relative_to(ROOT)}: {image.width} × {image.height}, {size // 1024} KB, {colours} colours")
    return "" if size <= at_most else f"{name} is heavier than {at_most // 1024} KB"


def take(camera: Camera, names: Sequence[str]) -> Iterator[str]:
    """Take and write the named pictures; yields what went wrong."""
    for name in names:
        try:
            problem = keep(name, VIEWS[name].take(camera))
        except NotThere as missing:
            problem = f"{name} was left out: there is no {missing} yet"
        except Error as error:
            problem = f"{name} was left out: {str(error).splitlines()[0]}"
        if problem:
            yield problem


def stray() -> Iterator[str]:
    """Pictures in the folder that this does not make."""
    for path in sorted(FOLDER.glob("*.png")):
        if path.stem not in VIEWS:
            yield f"{path.relative_to(ROOT)} is made by nothing here: delete it"


def say(line: str) -> None:
    """A line for whoever waits."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main(arguments: Sequence[str]) -> int:
    """Take all pictures, or those named; 1 if one could not be taken or is too heavy."""
    unknown = [name for name in arguments if name not in VIEWS]
    if unknown:
        sys.exit(f"There is no picture named {' '.join(unknown)}. There are: {', '.join(VIEWS)}.")
    binary = chromium.found_or_installed()
    Path(FOLDER).mkdir(parents=True, exist_ok=True)
    with bench_demo.made(CALLED) as demo, bench_demo.served(demo), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=binary, args=chromium.FLAGS)
        problems = list(take(Camera(browser, demo), [name for name in VIEWS if not arguments or name in arguments]))
        browser.close()
    problems += stray()
    for problem in problems:
        say(f"! {problem}.")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
