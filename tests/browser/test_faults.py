"""Two windows, a kernel that is killed, a full disk, a read-only folder, a clock set back: *Saved* is always true."""

import json

from elements_page import GRADED, Lab, element, open_page, run_all, status, wait_for_kernel
from playwright.sync_api import Browser, Page, expect
from witness import all_saved_claims_were_true, watch

KILLED_WHILE_SAVING = """
import os, signal

def sync_or_die(descriptor, sync=os.fsync):
    if (HOME / "die").exists():
        (HOME / "die").unlink()
        os.kill(os.getpid(), signal.SIGKILL)
    sync(descriptor)

os.fsync = sync_or_die
"""
DISK_FULL = """
import os

def sync_or_full(descriptor, sync=os.fsync):
    if (HOME / "full").exists():
        raise OSError(28, "No space left on device")
    sync(descriptor)

os.fsync = sync_or_full
"""
PERMISSIONS_BIND_ROOT = """
import ctypes, os, struct

def anybody():
    # asked in the thread that saves, and each thread has its own privileges
    if os.geteuid() == 0:
        assert ctypes.CDLL(None).capset(struct.pack("Ii", 0x20080522, 0), bytes(24)) == 0
    return ""

store = AnswerStore(FOLDER / "answers.json", "quiz-page", anybody)
"""
CLOCK = """
store = AnswerStore(FOLDER / "answers.json", "quiz-page", str, now=lambda: (HOME / "clock").read_text())
"""


def events(lab: Lab) -> list[tuple[str, object]]:
    document = json.loads((lab.folder / "quiz-page/answers.json").read_text())
    return [(event["item"], event["response"]) for event in document["events"]]


def choose(page: Page, option: str) -> None:
    found = element(page, "q-choice")
    found.get_by_role("radio", name=option).check()
    expect(status(found)).to_contain_text("Saved")


def write(page: Page, text: str) -> None:
    found = element(page, "q-reflection")
    found.get_by_role("textbox").fill(text)
    expect(status(found)).to_contain_text("Saved")


def test_two_windows_on_one_lesson_lose_nothing(browser: Browser, lab: Lab) -> None:
    name = lab.notebook("quiz-page.ipynb", *GRADED)
    one, two = open_page(browser, lab, name), open_page(browser, lab, name)
    for page in (one, two):
        element(page, "q-reflection")
        watch(page, lab)
    choose(one, "Postpone")
    choose(two, "Offer him")
    element(one, "q-select").get_by_role("checkbox", name="Medicines").check()
    write(one, "Written in one.")
    write(two, "Written in two.")
    write(one, "Written in one, and more.")
    for page in (one, two):
        all_saved_claims_were_true(page, at_least=2, shared=True)
    assert events(lab) == [
        *(("q-choice", "b"), ("q-choice", "c"), ("q-select", ["a"])),
        *(("q-reflection", f"Written in {text}") for text in ("one.", "two.", "one, and more.")),
    ]
    for page in (one, two):
        page.reload()
        wait_for_kernel(page)
        watch(page, lab)
        run_all(page)
        expect(element(page, "q-choice").get_by_role("radio", name="Offer him")).to_be_checked()
        expect(element(page, "q-select").get_by_role("checkbox", name="Medicines")).to_be_checked()
        expect(element(page, "q-reflection").get_by_role("textbox")).to_have_value("Written in one, and more.")
        all_saved_claims_were_true(page, at_least=3)


def test_a_kernel_killed_while_it_saves_loses_no_answer(browser: Browser, lab: Lab) -> None:
    page = open_page(browser, lab, lab.notebook("quiz-page.ipynb", KILLED_WHILE_SAVING, GRADED[0], GRADED[3]))
    element(page, "q-reflection")
    watch(page, lab)
    choose(page, "Postpone")
    (lab.folder / "die").touch()
    element(page, "q-choice").get_by_role("radio", name="Offer him").check()
    expect(status(element(page, "q-choice"))).to_contain_text("Not saved.")
    page.get_by_role("dialog").get_by_role("button", name="Ok").click()  # "It will restart automatically."
    wait_for_kernel(page)
    element(page, "q-reflection").get_by_role("textbox").fill("Written to a kernel that knows nothing.")
    expect(status(element(page, "q-reflection"))).to_contain_text("Not saved.")
    assert events(lab) == [("q-choice", "b")]
    run_all(page)
    for item in ("q-choice", "q-reflection"):
        expect(status(element(page, item))).to_contain_text("Saved")
    expect(element(page, "q-choice").get_by_role("radio", name="Offer him")).to_be_checked()
    assert sorted(events(lab)[1:]) == [("q-choice", "c"), ("q-reflection", "Written to a kernel that knows nothing.")]
    all_saved_claims_were_true(page, at_least=3)
    assert not list((lab.folder / "quiz-page").glob(".*.new"))


def test_a_read_only_folder_and_a_full_disk_are_said_until_they_are_mended(browser: Browser, lab: Lab) -> None:
    name = lab.notebook("quiz-page.ipynb", PERMISSIONS_BIND_ROOT, DISK_FULL, GRADED[0])
    page = open_page(browser, lab, name)
    found, folder = element(page, "q-choice"), lab.folder / "quiz-page"
    watch(page, lab)
    choose(page, "Postpone")

    folder.chmod(0o555)
    found.get_by_role("radio", name="Offer him").check()
    expect(status(found)).to_contain_text("Not saved. answers.json could not be written (Permission denied).")
    folder.chmod(0o755)
    page.evaluate("() => window.dispatchEvent(new Event('online'))")  # it would try again by itself, only later
    expect(status(found)).to_contain_text("Saved")

    (lab.folder / "full").touch()
    found.get_by_role("radio", name="Do the service").check()
    expect(status(found)).to_contain_text("Not saved. answers.json could not be written (No space left on device).")
    (lab.folder / "full").unlink()
    page.evaluate("() => window.dispatchEvent(new Event('online'))")
    expect(status(found)).to_contain_text("Saved")

    assert events(lab) == [("q-choice", option) for option in "bca"]
    all_saved_claims_were_true(page, at_least=3)


def test_a_clock_that_is_set_back_changes_nothing_but_the_time_that_is_shown(browser: Browser, lab: Lab) -> None:
    page = open_page(browser, lab, lab.notebook("quiz-page.ipynb", CLOCK, GRADED[0]))
    found, clock = element(page, "q-choice"), lab.folder / "clock"
    watch(page, lab)
    clock.write_text("2031-05-01T10:00:00Z")
    choose(page, "Postpone")
    expect(status(found)).to_contain_text("1 May")
    clock.write_text("1999-03-02T10:00:00Z")
    choose(page, "Offer him")
    expect(status(found)).to_contain_text("2 March")
    assert events(lab) == [("q-choice", "b"), ("q-choice", "c")]
    run_all(page)
    expect(found.get_by_role("radio", name="Offer him")).to_be_checked()
    all_saved_claims_were_true(page, at_least=3)
