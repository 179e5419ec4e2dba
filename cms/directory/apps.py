from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DirectoryConfig(AppConfig):
    name = "cms.directory"
    verbose_name = _("Hotlines")

    def ready(self) -> None:
        from cms.directory import receivers, rules  # noqa: F401
        from cms.directory.models import Hotline
        from cms.directory.two_people import held_at_once, needs_second
        from cms.safety.second_person import keep_by_two

        keep_by_two(Hotline, needs_second, at_once=held_at_once)
