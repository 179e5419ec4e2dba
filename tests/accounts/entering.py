"""What people do at the sign-in."""

import base64
import hashlib
import hmac
import struct
import time
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.test import Client
from django.urls import reverse

from cms.accounts.models import User
from tests.factories import PASSWORD

SECRET = base64.b32encode(b"twenty-made-up-bytes").decode()


def code_of(secret: str, steps: int = 0) -> str:
    """What an authenticator app shows now, or some half minutes later (RFC 6238)."""
    counter = struct.pack(">Q", int(time.time()) // 30 + steps)
    digest = hmac.new(base64.b32decode(secret), counter, hashlib.sha1).digest()
    start = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[start : start + 4])[0] & 0x7FFFFFFF) % 1_000_000:06d}"


def type_in(client: Client, name: str, password: str = PASSWORD, **more: Any) -> Any:
    """The answer to a name and a password."""
    return client.post(reverse("account_login"), {"username": name, "password": password, **more})


def give_app(person: User) -> list[str]:
    """An authenticator app with SECRET, and the recovery codes that come with it."""
    TOTP.activate(person, SECRET)
    return RecoveryCodes.activate(person).get_unused_codes()


def show(client: Client, code: str) -> Any:
    """The answer to a code at the second step."""
    return client.post(reverse("mfa_authenticate"), {"code": code})


def is_in(client: Client) -> bool:
    """Whether the admin opens."""
    return client.get(reverse("wagtailadmin_home")).status_code == 200


def kinds(person: User) -> set[str]:
    """The factors of a person."""
    return set(Authenticator.objects.filter(user=person).values_list("type", flat=True))
