"""Settings of Wagtail: what of it is used, which of our models it works with, what may be uploaded."""

import zoneinfo
from typing import Any

from cms import languages
from cms.environment import env

WAGTAIL_SITE_NAME = env("SITE_NAME", "Safelane")
WAGTAIL_I18N_ENABLED = True
WAGTAILADMIN_PERMITTED_LANGUAGES = [
    (code, languages.autonym(code)) for code in ("en", "fr", "es", "pt", "ar", "fa", "tr", "uk", "ru", "my", "vi", "id")
]
# The system's list also holds names that browsers do not know, such as "localtime".
WAGTAIL_USER_TIME_ZONES = sorted(name for name in zoneinfo.available_timezones() if "/" in name or name == "UTC")
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_FINISH_WORKFLOW_ACTION = "cms.safety.finishing.publish_approved"
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_PRIVATE_PAGE_OPTIONS = {"SHARED_PASSWORD": False}
WAGTAIL_PRIVATE_COLLECTION_OPTIONS = {"SHARED_PASSWORD": False}
WAGTAILEMBEDS_FINDERS: list[dict[str, Any]] = []
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "cms.search.backend"}}
WAGTAILIMAGES_IMAGE_MODEL = "library.Picture"
WAGTAILIMAGES_IMAGE_FORM_BASE = "cms.library.forms.PictureForm"
WAGTAILIMAGES_EXTENSIONS = ["avif", "heic", "jpeg", "jpg", "png", "webp"]
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 25_000_000  # a small file can unpack to half a gigabyte
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILMEDIA = {
    "MEDIA_MODEL": "library.Recording",
    "MEDIA_FORM_BASE": "cms.library.forms.RecordingForm",
    "AUDIO_EXTENSIONS": ["aac", "flac", "m4a", "mp3", "oga", "ogg", "opus", "wav", "webm"],
    "VIDEO_EXTENSIONS": [],
}
WAGTAILDOCS_DOCUMENT_MODEL = "library.Document"
WAGTAILDOCS_EXTENSIONS = ["pdf", "docx", "xlsx", "pptx", "odt", "ods", "odp", "epub", "txt", "csv"]
WAGTAILDOCS_DOCUMENT_FORM_BASE = "cms.library.document_forms.DocumentForm"
WAGTAILDOCS_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_INLINE_CONTENT_TYPES: list[str] = []  # always to be saved, never shown by the browser within the site
