"""What cannot be read of what was sent is answered as such; a fault of ours stays one."""

import json
import logging
from collections.abc import Callable
from typing import Any

import pytest
from django.db import DataError, IntegrityError
from django.http import HttpRequest
from django.test import Client, RequestFactory
from django.urls import reverse

from cms.accounts.models import User
from cms.accounts.unreadable import UnreadableMiddleware
from cms.audit.models import Entry
from cms.library.models import Picture
from tests import factories

Reader = Callable[..., Any]
SENT = {"id": "abc", "title": "A path"}


def code_of(module: str, source: str, function: str = "read", **names: Any) -> Reader:
    """A function of a request as if it stood in some module."""
    space: dict[str, Any] = {"__name__": module, **names}
    exec(compile(f"def {function}(request):\n    return {source}", module, "exec"), space)  # noqa: S102
    return space[function]


def answer_to(read: Reader, path: str = "/admin/pages/", **sent: str) -> Any:
    """What the middleware makes of a view that fails; None where it leaves it alone."""
    request: HttpRequest = RequestFactory().post(path, sent or SENT)
    request.resolver_match = None
    try:
        read(request)
    except Exception as error:
        return UnreadableMiddleware(lambda request: None).process_exception(request, error)  # type: ignore[arg-type, return-value]
    raise AssertionError("It did not fail.")


def failing(error: type[Exception], words: str) -> Reader:
    def fail(request: HttpRequest) -> None:
        raise error(words)

    return fail


READ = [
    code_of("wagtail.made_up", "request.POST['body-count']"),
    code_of("wagtailmedia.made_up", "int(request.POST['id'])"),
    code_of("modelcluster.made_up", "json.loads(request.POST['title'])", json=json),
    code_of("django.forms.forms", "int(request.POST['id'])", "_clean_fields"),
]


@pytest.mark.parametrize("read", READ)
def test_what_wagtail_cannot_read_is_answered_with_what_to_do(db: None, read: Reader) -> None:
    answer = answer_to(read)
    assert answer.status_code == 400
    said = answer.content.decode()
    assert "This could not be read" in said and "Go back, load the page again" in said


OURS = code_of("cms.made_up", "int(request.POST['id'])")


@pytest.mark.parametrize(
    "read",
    [
        OURS,
        code_of("cms.made_up", "request.POST['body-count']"),
        code_of("wagtail.made_up", "ours(request)", ours=OURS),
        code_of("wagtail.made_up", "django(request)", django=code_of("django.made_up", "ours(request)", ours=OURS)),
        code_of("cms.made_up", "django(request)", django=code_of("django.made_up", "int(request.POST['id'])")),
        code_of("wagtail.made_up", "int('not sent')"),
        code_of("wagtail.made_up", "{}['id']"),
        code_of("wagtail.made_up", "None.startswith('abc')"),
        code_of("wagtail.made_up", "fail(request)", fail=failing(IntegrityError, "abc")),
        code_of("wagtail.made_up", "fail(request)", fail=failing(DataError, "the disk is full")),
        failing(ValueError, "'abc'"),
    ],
)
def test_a_fault_of_our_own_or_of_no_value_that_was_sent_stays_one(db: None, read: Reader) -> None:
    assert answer_to(read) is None


@pytest.mark.parametrize("value", ["a\x00b", "9" * 19, "-" + "9" * 30])
def test_what_no_database_takes_is_not_our_fault(db: None, value: str) -> None:
    read = code_of("wagtail.made_up", "fail(request)", fail=failing(DataError, "refused"))
    assert answer_to(read, id=value).status_code == 400


def test_readers_pages_are_left_alone(db: None) -> None:
    assert answer_to(READ[0], "/en/") is None


# As a person meets it


@pytest.fixture
def desk(client: Client, admin: User) -> Client:
    client.force_login(admin)
    client.raise_request_exception = False
    return client


@pytest.mark.parametrize("kind", ["external", "email", "phone", "anchor"])
@pytest.mark.parametrize("sent", [{}, {"url": "a\x00b"}, {"email-link-chooser-email_address": "x"}])
def test_forms_for_links_without_their_fields_are_answered(desk: Client, kind: str, sent: dict[str, str]) -> None:
    assert desk.post(f"/admin/choose-{kind}-link/", sent).status_code in {200, 400}


def test_nothing_stays_of_what_was_written_before_it_was_found_unreadable(
    desk: Client, caplog: pytest.LogCaptureFixture
) -> None:
    picture, before = factories.picture("Before"), Entry.objects.count()
    form = {"title": "After", "collection": picture.collection_id, "consent": "no_person", "next": "quillwort"}
    form |= {f"focal_point_{part}": "" for part in ("x", "y", "width", "height")}
    logging.getLogger("cms").propagate = True
    try:
        answer = desk.post(reverse("wagtailimages:edit", args=[picture.pk]), form)
    finally:
        logging.getLogger("cms").propagate = False
    assert answer.status_code == 400
    assert Picture.objects.get(pk=picture.pk).title == "Before" and Entry.objects.count() == before
    assert "wagtailimages:edit could not be read: NoReverseMatch" in caplog.text and "quillwort" not in caplog.text


def test_a_script_gets_words_to_show(desk: Client) -> None:
    answer = desk.post("/admin/choose-external-link/", {}, headers={"X-Requested-With": "XMLHttpRequest"})
    assert answer.status_code == 400
    assert "could not be read" in answer.json()["error_message"]
