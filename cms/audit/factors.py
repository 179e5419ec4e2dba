"""Second factors, where django-allauth keeps them."""

from typing import Any

from allauth.mfa import signals

from cms.audit.recording import record
from cms.audit.sign_ins import refused

CHANGES = {
    "authenticator_added": "people.factor_added",
    "authenticator_removed": "people.factor_removed",
    "authenticator_reset": "people.factor_reset",
}


def connect() -> None:
    """Listens to its signals. Of a factor its type is kept (totp, webauthn, recovery_codes), never its name or key."""
    for name, action in CHANGES.items():
        getattr(signals, name).connect(changed(action), weak=False, dispatch_uid=f"audit.{name}")
    signals.authentication_failed.connect(factor_refused, dispatch_uid="audit.factor_refused")


def changed(action: str) -> Any:
    """What listens to one of the signals."""

    def told(sender: Any, user: Any, authenticator: Any = None, **kwargs: Any) -> None:
        record(action, subject=user, detail={"factor": _type(authenticator)})

    return told


def factor_refused(sender: Any, user: Any, authenticator: Any = None, **kwargs: Any) -> None:
    """The password was right, the second step was not."""
    refused("session.factor_refused", user, {"factor": _type(authenticator)})


def _type(authenticator: Any) -> str:
    return str(getattr(authenticator, "type", ""))
