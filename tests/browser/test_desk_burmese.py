"""A page into Burmese by PO files, made and checked by programs that translators have: msgmerge and pofilter."""

import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page as Tab
from playwright.sync_api import expect
from translate.storage import pypo

from cms.guidance.models import GuidancePage
from tests.browser.acting import approve
from tests.browser.looking import PHONE
from tests.browser.translating import hand_in, row_of, state_of
from tests.programs import gettext
from tests.translation_desk.in_burmese import (
    ASK,
    ASK_MY,
    BACK,
    BACK_MY,
    BACK_NOW,
    BACK_NOW_MY,
    FAULTS,
    IN_BURMESE,
    TELL,
    TITLE,
    TITLE_MY,
    TOUCH,
    WARN,
    change_english,
    words_of_page,
)
from tests.translation_desk.pages import ground

expect.set_options(timeout=15_000)
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
CHECKS = ["numbers", "xmltags", "untranslated", "isfuzzy"]


@pytest.fixture
def page(gated: None) -> GuidancePage:
    """Live in English; nobody has begun it in Burmese."""
    return ground("my", **words_of_page())


def test_a_page_is_carried_into_burmese_and_kept_current_by_po_files(
    page: GuidancePage, sign_in: Callable[[str], Tab], phone: Callable[..., Tab], tmp_path: Path
) -> None:
    translator, reviewer = sign_in("translator_my"), sign_in("reviewer_my")
    in_burmese = f"/my/{page.get_parent().slug}/not-known/"
    first, second, merged = tmp_path / "first.po", tmp_path / "second.po", tmp_path / "merged.po"

    # Out; with two faults, which pofilter finds, and we find too; then without.
    download(translator, first)
    translate(first, IN_BURMESE | FAULTS)
    assert faults_in(first) == {WARN: {"numbers"}, TELL: {"xmltags"}}
    compare(translator, first)
    assert verdicts(translator) == {"new": 4, "figures": 1, "broken": 1}
    translate(first, IN_BURMESE)
    assert faults_in(first) == {}
    compare(translator, first)
    assert verdicts(translator) == {"new": 6}
    assert not GuidancePage.objects.filter(locale__language_code="my").exists()
    take(translator)
    assert state_of(translator, TITLE, "my") == "in_progress"
    open_draft(translator)
    hand_in(translator)
    approve(reviewer, TITLE_MY)
    reads(phone(), in_burmese, {**IN_BURMESE, TELL: "ချက်ချင်း"})

    # The English says something else in one place, and something more. The newer file takes over what stays as it was.
    change_english(page)
    assert state_of(translator, TITLE, "my") == "outdated"
    open_draft(translator)
    with translator.expect_navigation():
        translator.locator("form[action$='/parts/'] button").click()
    download(translator, second)
    msgmerge(first, second, merged)
    entries = {str(entry.source): entry for entry in entries_of(merged)}
    assert {text for text, entry in entries.items() if entry.istranslated()} == set(IN_BURMESE) - {BACK}
    back = entries[BACK_NOW]
    assert (back.isfuzzy(), str(back.target), str(back.prev_source)) == (True, BACK_MY, BACK)
    assert faults_in(merged).keys() == {BACK_NOW, ASK}

    # Sent back as it is, nothing is taken for done; finished, the page is current again.
    compare(translator, merged)
    assert "confirmed" not in verdicts(translator) and "changed" not in verdicts(translator)
    open_draft(translator)
    expect(row_of(translator, BACK_NOW)).to_have_class(re.compile("beside-row--needs_revision"))
    expect(row_of(translator, BACK_NOW).locator("textarea")).to_have_value(BACK_MY)
    translate(merged, {BACK_NOW: BACK_NOW_MY, ASK: ASK_MY})
    assert faults_in(merged) == {}
    compare(translator, merged)
    assert verdicts(translator) == {"changed": 1, "new": 1, "unchanged": 5}
    take(translator)
    open_draft(translator)
    hand_in(translator)
    approve(reviewer, TITLE_MY)
    assert state_of(translator, TITLE, "my") == "current"
    reads(phone(), in_burmese, {BACK_NOW: BACK_NOW_MY, ASK: ASK_MY, TOUCH: IN_BURMESE[TOUCH]})


def download(tab: Tab, to: Path) -> None:
    """All texts of the page, out of the list of files."""
    tab.goto("/admin/translate/files/?language=my")
    tab.get_by_label(TITLE).check()
    tab.get_by_label("Only texts that are not done yet").uncheck()
    with tab.expect_download() as coming:
        tab.get_by_role("button", name="Download the ticked pages").click()
    assert coming.value.suggested_filename == "safelane-my-from-en-1.po"
    coming.value.save_as(to)


def translate(file: Path, words: Mapping[str, str]) -> None:
    """As in a translator's program: these texts are said so, and right."""
    catalogue: Any = pypo.pofile.parsefile(str(file))
    for entry in catalogue.units:
        if str(entry.source) in words:
            entry.target = words[str(entry.source)]
            entry.markfuzzy(False)
    catalogue.savefile(str(file))


def entries_of(file: Path) -> list[Any]:
    """Every text of a file."""
    return [
        entry for entry in pypo.pofile.parsefile(str(file)).units if not entry.isheader() and not entry.isobsolete()
    ]


def msgmerge(old: Path, new: Path, merged: Path) -> None:
    """What was translated before, into the newer file."""
    command = [gettext("msgmerge"), "--quiet", "--previous", f"--output-file={merged}", str(old), str(new)]
    subprocess.run(command, check=True, capture_output=True)


def faults_in(file: Path) -> dict[str, set[str]]:
    """What pofilter finds, by text."""
    out = file.with_suffix(".found.po")
    tests = [f"--test={one}" for one in CHECKS]
    command = [sys.executable, "-m", "translate.filters.pofilter", *tests, str(file), str(out)]
    subprocess.run(command, check=True, capture_output=True)
    if not out.exists():
        return {}
    found = {
        str(entry.source): set(re.findall(r"\(pofilter\) (\w+)", entry.getnotes("translator")))
        for entry in entries_of(out)
    }
    out.unlink()
    return found


def compare(tab: Tab, file: Path) -> None:
    """Uploaded; the screen says what it would change, and nothing is written."""
    tab.goto("/admin/translate/files/upload/")
    tab.set_input_files("#id_file", str(file))
    tab.get_by_role("button", name="Compare").click()
    expect(tab.get_by_text("Nothing is written yet.", exact=True)).to_be_visible()


def verdicts(tab: Tab) -> dict[str, int]:
    """How many texts of the file have each verdict."""
    found = {}
    for one in tab.locator(".desk-verdict").all():
        name = re.search(r"desk-verdict--(\w+)", one.get_attribute("class") or "")
        assert name is not None
        found[name[1]] = int(one.locator("strong").inner_text())
    return found


def take(tab: Tab) -> None:
    """What was compared is written into drafts."""
    tab.get_by_role("button", name="Write into drafts").click()
    expect(tab.locator(".messages .success").get_by_text("into drafts", exact=False)).to_be_visible()


def open_draft(tab: Tab) -> None:
    """Side by side, out of the table of pages by languages."""
    tab.goto("/admin/translate/overview/?language=my")
    tab.locator(".desk-matrix td a.desk-state").click()
    tab.wait_for_url("**/beside/")


def reads(tab: Tab, address: str, words: Mapping[str, str]) -> None:
    """On a small phone."""
    tab.goto(address)
    expect(tab.get_by_role("heading", name=TITLE_MY, level=1)).to_be_visible()
    for text in words.values():
        expect(tab.get_by_text(text, exact=True).first).to_be_visible()
    assert tab.locator("html").get_attribute("lang") == "my"
    expect(tab.locator(".notice.outdated")).to_have_count(0)
    box = tab.locator("main").bounding_box()
    assert box is not None and box["x"] >= 0 and box["x"] + box["width"] <= PHONE["width"]
