"""LibreTranslate, which an organisation can run itself: `GET /languages`, `POST /translate` (docs.libretranslate.com)."""

import json
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from cms.translation_desk.machine.asking import NoAnswer, ask
from cms.translation_desk.machine.unavailable import MachineUnavailable

SILENT = _("The translation service does not answer. Try again later, or translate by hand.")
REFUSES = _("The translation service does not accept the key of this site. Tell whoever runs the site.")
BUSY = _("The translation service has too much to do, or this site has used up what it may. Try again later.")
ODD = _("The translation service gave an answer that cannot be used. Tell whoever runs the site.")
# 400 is also what it says to somebody who has to have a key and sent none.
SENTENCES = {400: ODD, 401: REFUSES, 402: BUSY, 403: REFUSES, 413: ODD, 429: BUSY}


class LibreTranslate:
    """At an address, with a key where the service wants one."""

    def __init__(self, *, url: str, key: str) -> None:
        self.url = url
        self.key = key

    def languages(self) -> Mapping[str, Collection[str]]:
        """[{"code": "en", "name": "English", "targets": ["ar", …]}, …]."""
        told = self._asked("GET", "/languages")
        if not isinstance(told, list):
            raise MachineUnavailable(ODD)
        found = {one.get("code"): one.get("targets") for one in told if isinstance(one, dict)}
        return {
            code: [one for one in targets if isinstance(one, str)]
            for code, targets in found.items()
            if isinstance(code, str) and isinstance(targets, list)
        }

    def translate(self, texts: Sequence[str], *, source: str, target: str, rich: bool) -> Sequence[str]:
        """{"q": […], "source": "en", "target": "ar", "format": "html"} → {"translatedText": […]}."""
        question = {"q": list(texts), "source": source, "target": target, "format": "html" if rich else "text"}
        told = self._asked("POST", "/translate", question | ({"api_key": self.key} if self.key else {}))
        answers = told.get("translatedText") if isinstance(told, dict) else None
        if not isinstance(answers, list) or not all(isinstance(one, str) for one in answers):
            raise MachineUnavailable(ODD)
        return answers

    def _asked(self, method: str, path: str, question: dict[str, Any] | None = None) -> Any:
        body = json.dumps(question).encode() if question is not None else None
        try:
            status, content = ask(method, f"{self.url}{path}", body)
            if status == 200:
                return json.loads(content)
        except NoAnswer as error:
            raise MachineUnavailable(SILENT) from error
        except (ValueError, RecursionError) as error:
            raise MachineUnavailable(ODD) from error
        raise MachineUnavailable(SENTENCES.get(status, SILENT if status >= 500 else ODD))
