"""A picture's own alt text has a column per language; none is required."""

from modeltranslation.translator import TranslationOptions, register

from cms.library.models import Picture


@register(Picture)
class PictureTranslation(TranslationOptions):
    """Alt text per language."""

    fields = ("alt",)
    required_languages = ()
