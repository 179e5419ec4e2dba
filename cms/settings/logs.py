"""Settings of the log, which keeps no reader data."""

import logging


# A log is reader data: no address, path, query or user agent of a reader is written. Errors are, without the request.
def without_address(record: logging.LogRecord) -> bool:
    """Keeps the page's address out of Django's "Internal Server Error: /ar/help/"."""
    if record.name == "django.request":
        record.msg, record.args = "A request failed with status %s.", (getattr(record, "status_code", 500),)
    return True


LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "filters": {"without_address": {"()": "django.utils.log.CallbackFilter", "callback": without_address}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain", "filters": ["without_address"]}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        "django.security": {"handlers": ["console"], "level": "ERROR", "propagate": False},
        "django.security.DisallowedHost": {"handlers": ["console"], "level": "CRITICAL", "propagate": False},
        "django.request": {"handlers": ["console"], "level": "ERROR", "propagate": False},
        "cms": {"handlers": ["console"], "level": "INFO", "propagate": False},
    },
}
