from modeltranslation.translator import TranslationOptions, register

from cms.directory.models import Hotline


@register(Hotline)
class HotlineTranslation(TranslationOptions):
    fields = ("name", "purpose", "hours")
    required_languages = ("en",)
