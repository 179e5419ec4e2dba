from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TaxonomyConfig(AppConfig):
    name = "cms.taxonomy"
    verbose_name = _("Vocabulary")

    def ready(self) -> None:
        from cms.audit.rows import watch
        from cms.taxonomy import receivers  # noqa: F401
        from cms.taxonomy.models import ForbiddenWord, Term, TermTranslation

        for model in (Term, TermTranslation, ForbiddenWord):
            watch(model, silent=["key"])
