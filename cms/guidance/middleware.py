"""The language of a request is the one in its address: no cookie is read, and no unknown address is redirected."""

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.middleware.locale import LocaleMiddleware
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language_from_path

from cms import languages


class AddressLanguageMiddleware(LocaleMiddleware):
    """Django's, less its guesses. Without a language in the address (the admin) the browser's list decides."""

    def process_request(self, request: HttpRequest) -> None:
        """Activates the language."""
        code = get_language_from_path(request.path_info)
        if code is None:
            permitted = [permitted for permitted, _name in settings.WAGTAILADMIN_PERMITTED_LANGUAGES]
            code = languages.preferred(request.headers.get("Accept-Language", ""), permitted) or settings.LANGUAGE_CODE
        translation.activate(code)
        request.LANGUAGE_CODE = code

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Names the language of what is to be read; never redirects. Files have none, and are kept once for everybody."""
        if get_language_from_path(request.path_info) is None:
            if not response.get("Content-Type", "").startswith("text/html"):
                return response
            patch_vary_headers(response, ["Accept-Language"])
        response.headers.setdefault("Content-Language", translation.get_language())
        return response
