"""A recording becomes one small MP3 that says nothing of the phone or its owner."""

import io
from collections.abc import Callable
from typing import Any

import av
import pytest
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from cms.library import transcoding
from cms.library.consent import Consent
from cms.library.models import Recording
from cms.library.transcoding import clean_recording
from tests.library.files import SECRET, committed, for_colleagues, photograph, sound, upload, video

Stored = Callable[[], dict[str, bytes]]
pytestmark = pytest.mark.django_db
KINDS = [
    ("ipod", "aac"),
    ("adts", "aac"),
    ("mp3", "libmp3lame"),
    ("ogg", "libopus"),
    ("wav", "pcm_s16le"),
    ("flac", "flac"),
    ("webm", "libopus"),
]


def send(admin: Client, content: bytes, *, name: str = "Recording at home.m4a", **fields: Any) -> Any:
    data = {"title": "How to report", "language": "ar", "transcript": "…", "consent": "recorded", **fields}
    return admin.post(reverse("wagtailmedia:add", args=("audio",)), {**data, "file": upload(content, name)})


@pytest.mark.parametrize(("container", "codec"), KINDS)
def test_any_sound_becomes_a_mono_mp3_without_a_word_about_its_owner(container: str, codec: str) -> None:
    clean = clean_recording(upload(sound(container, codec, seconds=2)))
    content = clean.read()
    assert SECRET not in content
    assert not content.startswith(b"ID3") and b"TAG" not in content[-128:]
    assert clean.duration == pytest.approx(2, abs=0.1)
    with av.open(io.BytesIO(content), mode="r") as heard:
        voice = heard.streams.audio[0]
        assert (heard.format.name, voice.channels, heard.metadata) == ("mp3", 1, {})
        assert heard.bit_rate == 32_000


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"hello " * 500, "MP3, M4A"),
        (b"", "MP3, M4A"),
        (photograph(100, 100), "MP3, M4A"),
        (sound("ipod", "aac")[:9000], "MP3, M4A"),
        (b"#EXTM3U\n#EXTINF:10,\nfile:///etc/hostname\n", "MP3, M4A"),
        (b"ffconcat version 1.0\nfile '/etc/hostname'\n", "MP3, M4A"),
        (video(), "video"),
    ],
    ids=["text", "empty", "picture", "truncated", "playlist", "concat", "video"],
)
def test_what_is_no_sound_is_refused_with_words_and_leaves_nothing(
    admin: Client, stored: Stored, content: bytes, words: str
) -> None:
    response = send(admin, content)
    assert response.status_code == 200
    assert "file" in response.context["form"].errors
    with pytest.raises(ValidationError, match=words):
        Recording.objects.create(title="x", file=upload(content))
    assert (Recording.objects.count(), stored()) == (0, {})


def test_too_long_and_too_big_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transcoding, "MAX_SECONDS", 1)
    with pytest.raises(ValidationError, match="30 minutes"):
        clean_recording(upload(sound(seconds=3)))
    monkeypatch.setattr(transcoding, "MAX_BYTES", 1000)
    with pytest.raises(ValidationError, match="50 MB"):
        clean_recording(upload(sound()))


def test_an_uploaded_recording_knows_its_length_size_and_language(admin: Client, stored: Stored) -> None:
    assert send(admin, sound("ipod", "aac", seconds=2)).status_code == 302
    recording = Recording.objects.get()
    assert (recording.title, recording.language, recording.type) == ("How to report", "ar", "audio")
    assert recording.duration == pytest.approx(2, abs=0.1)
    assert recording.size == recording.file.size == len(next(iter(stored().values())))
    assert list(stored()) == [recording.file.name]
    assert recording.file.name.startswith("recordings/") and "home" not in recording.file.name
    assert admin.get(for_colleagues(recording)).status_code == 200


@pytest.mark.parametrize("title", ["", "Recording at home", "recording-at-home", "Recording at home.m4a"])
def test_a_file_name_is_no_title_and_a_title_is_asked_for(admin: Client, title: str) -> None:
    assert set(send(admin, sound(), title=title).context["form"].errors) == {"title"}
    assert not Recording.objects.exists()


def test_a_title_that_an_older_version_kept_may_stay(admin: Client) -> None:
    send(admin, sound())
    Recording.objects.update(title="interview.m4a")
    recording = Recording.objects.get()
    fields = {"title": "interview.m4a", "language": "ar", "transcript": "More words", "consent": "recorded"}
    assert admin.post(reverse("wagtailmedia:edit", args=(recording.pk,)), fields).status_code == 302
    recording.refresh_from_db()
    assert (recording.title, recording.transcript) == ("interview.m4a", "More words")


def test_languages_are_the_enabled_ones(admin: Client) -> None:
    form = admin.get(reverse("wagtailmedia:add", args=("audio",))).context["form"]
    assert dict(form.fields["language"].choices)["ar"] == "العربية"
    assert "fr" not in dict(form.fields["language"].choices)
    assert send(admin, sound(), language="fr").status_code == 200
    assert not Recording.objects.exists()


def test_from_the_shell(languages: None, stored: Stored) -> None:
    recording = Recording.objects.create(title="x", file=upload(sound("ogg", "libopus", seconds=2), "home.ogg"))
    recording.file.save("again.wav", upload(sound("wav", "pcm_s16le")))
    assert recording.duration == pytest.approx(1, abs=0.1)
    assert all(SECRET not in content and path.endswith(".mp3") for path, content in stored().items())


@pytest.mark.parametrize("kind", ["video", "media"])
def test_nobody_is_offered_a_video(admin: Client, kind: str) -> None:
    response = admin.get(f"/admin/media/{kind}/add/")
    assert response.status_code == 302
    assert response["Location"] == reverse("wagtailmedia:add", args=("audio",))
    listing = admin.get(reverse("wagtailmedia:index"))
    assert b"video" not in listing.content.lower().replace(b"wagtailmedia-video", b"")
    upload_url = reverse("wagtailmedia:chooser_upload", args=("video",))
    data = {"media-chooser-upload-title": "x", "media-chooser-upload-language": "en"}
    admin.post(upload_url, {**data, "media-chooser-upload-file": upload(video(), "film.mp4")})
    assert not Recording.objects.exists()


def test_withdrawing_takes_it_out_of_public_and_giving_consent_brings_it_back(admin: Client, stored: Stored) -> None:
    send(admin, sound())
    recording = Recording.objects.get()
    public = for_colleagues(recording)
    edit = reverse("wagtailmedia:edit", args=(recording.pk,))
    fields = {"title": "How to report", "language": "ar", "transcript": "…"}
    assert admin.post(edit, {**fields, "consent": "withdrawn"}).status_code == 302
    recording.refresh_from_db()
    assert not recording.may_be_played and recording.sources == []
    assert 200 not in {admin.get(public).status_code, admin.get(for_colleagues(recording)).status_code}
    assert [path.split("/")[0] for path in stored()] == ["withheld_recordings"]
    assert not Recording.objects.playable().exists()
    assert admin.get(edit).status_code == admin.get(reverse("wagtailmedia:index")).status_code == 200
    assert "How to report" not in admin.get(reverse("wagtailmedia:chooser_typed", args=("audio",))).json()["html"]
    assert admin.post(edit, {**fields, "consent": "recorded"}).status_code == 302
    recording.refresh_from_db()
    assert admin.get(for_colleagues(recording)).status_code == 200
    assert recording.url not in public
    assert len(stored()) == 1


def test_a_refresh_moves_what_a_withdrawal_left_in_public(admin: Client, stored: Stored) -> None:
    send(admin, sound())
    Recording.objects.update(consent=Consent.WITHDRAWN)
    assert Recording.objects.misplaced().count() == 1
    call_command("refresh_renditions", "--missing")
    assert [path.split("/")[0] for path in stored()] == ["withheld_recordings"]
    assert not Recording.objects.misplaced().exists()


def test_replacing_or_deleting_leaves_no_old_file(admin: Client, stored: Stored) -> None:
    send(admin, sound())
    recording = Recording.objects.get()
    fields = {"title": "How to report", "language": "ar", "transcript": "…", "consent": ""}
    edit = reverse("wagtailmedia:edit", args=(recording.pk,))
    assert admin.post(edit, {**fields, "file": upload(sound(seconds=2), "b.mp3")}).status_code == 302
    recording.refresh_from_db()
    assert list(stored()) == [recording.file.name]
    assert default_storage.exists(recording.file.name)
    with committed():
        recording.delete()
    assert stored() == {}
