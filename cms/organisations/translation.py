from modeltranslation.translator import TranslationOptions, register

from cms.organisations.models import Organisation


@register(Organisation)
class OrganisationTranslation(TranslationOptions):
    fields = ("name", "description")
    required_languages = {"en": ("name",), "default": ()}
