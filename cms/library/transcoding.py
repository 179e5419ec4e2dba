"""Recordings on their way in: decoded and encoded anew as one small MP3 of speech, so that only the sound remains.

Phones write the place, the owner's name and the time into a recording; nothing but the sound is written again.
"""

import io
from collections.abc import Iterator
from types import SimpleNamespace

import av
from av.audio.frame import AudioFrame
from av.container import InputContainer
from av.error import FFmpegError
from av.stream import Disposition
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.utils.translation import gettext_lazy as _

from cms.library.naming import random_name

MAX_BYTES = 50 * 1024 * 1024
MAX_SECONDS = 30 * 60
LOWEST_RATE = 4_000  # hertz; below it no voice is heard
SAMPLE_RATE = 24_000
BIT_RATE = 32_000
EXTENSIONS = ("aac", "flac", "m4a", "mp3", "oga", "ogg", "opus", "wav", "webm")

# Only containers of sound: a playlist could make the decoder open other files or addresses.
READING = {"format_whitelist": "aac,flac,mp3,ogg,wav,mov,mp4,m4a,matroska,webm", "protocol_whitelist": "none"}
# No ID3 tag, no encoder's name: only sound frames.
WRITING = {"id3v2_version": "0", "write_id3v1": "0", "write_xing": "0"}

NOT_SOUND = _(
    "This file is not a recording that can be used here, or it is damaged. Save it as MP3, M4A, OGG, OPUS, WAV, FLAC or AAC"
    " and upload it again."
)
HAS_PICTURES = _("This file is a video. Save its sound alone, as MP3 or M4A, and upload that.")
DAMAGED = _(
    "This recording is damaged or empty. Copy it again from the phone or recorder, or choose another one, and upload that."
)
TOO_BIG = _("This recording is larger than 50 MB. Save it as MP3 or M4A, or cut it into parts, and upload it again.")
TOO_LONG = _("This recording is longer than 30 minutes. Cut it into shorter parts and upload each of them.")


class CleanRecording(ContentFile):
    """A recording that was encoded here: an MP3 that holds sound and nothing else; `duration` in seconds."""

    duration: float = 0.0


def clean_recording(upload: File) -> CleanRecording:
    """The uploaded file as a clean MP3 under a random name; one that is clean already is returned as it is.

    Raises ValidationError, saying what to do next, for a file that is no sound, is a video, is broken, too big or too long.
    """
    if isinstance(upload, CleanRecording):
        return upload
    if upload.size > MAX_BYTES:
        raise ValidationError(TOO_BIG, code="too_big")
    with _opened(upload) as source:
        _refuse_unless_sound(source)
        try:
            content, samples = _encoded(source)
        except (FFmpegError, OSError, ValueError, RuntimeError) as error:
            raise ValidationError(DAMAGED, code="damaged") from error
    if not samples:
        raise ValidationError(DAMAGED, code="damaged")
    recording = CleanRecording(content, name=random_name("mp3"))
    recording.duration = samples / SAMPLE_RATE
    return recording


def _opened(upload: File) -> InputContainer:
    upload.seek(0)
    # Without its name, which may lie and would be believed.
    stream = SimpleNamespace(read=upload.read, seek=upload.seek, tell=upload.tell)
    try:
        return av.open(stream, mode="r", options=READING, metadata_errors="ignore")
    except (FFmpegError, OSError, ValueError, RuntimeError) as error:
        raise ValidationError(NOT_SOUND, code="not_sound") from error


def _refuse_unless_sound(source: InputContainer) -> None:
    if any(not stream.disposition & Disposition.attached_pic for stream in source.streams.video):
        raise ValidationError(HAS_PICTURES, code="video")
    if not source.streams.audio:
        raise ValidationError(NOT_SOUND, code="not_sound")


def _encoded(source: InputContainer) -> tuple[bytes, int]:
    """MP3 frames, and how many samples they hold."""
    stream, samples = io.BytesIO(), 0
    with av.open(stream, mode="w", format="mp3", options=WRITING) as target:
        voice = target.add_stream("libmp3lame", rate=SAMPLE_RATE, bit_rate=BIT_RATE, layout="mono", format="s16p")
        for frame in _mono(source):
            samples += frame.samples
            if samples > MAX_SECONDS * SAMPLE_RATE:
                raise ValidationError(TOO_LONG, code="too_long")
            target.mux(voice.encode(frame))
        target.mux(voice.encode(None))
    return stream.getvalue(), samples


def _mono(source: InputContainer) -> Iterator[AudioFrame]:
    resampler = av.AudioResampler(format="s16p", layout="mono", rate=SAMPLE_RATE)
    seconds = 0.0
    for frame in source.decode(audio=0):
        # Before resampling: a few bytes can declare hours of silence, which would be unpacked to gigabytes.
        if frame.sample_rate < LOWEST_RATE:
            raise ValidationError(NOT_SOUND, code="not_sound")
        seconds += frame.samples / frame.sample_rate
        if seconds > MAX_SECONDS:
            raise ValidationError(TOO_LONG, code="too_long")
        frame.pts = None
        yield from resampler.resample(frame)
    yield from resampler.resample(None)
