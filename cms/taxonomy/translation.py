from modeltranslation.translator import TranslationOptions, register

from cms.taxonomy.models import Audience, MessageCategory, Place, Situation, Topic


@register([Audience, Topic, Situation, MessageCategory, Place])
class NameTranslation(TranslationOptions):
    fields = ("name",)
    required_languages = ("en",)
