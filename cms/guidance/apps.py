from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class GuidanceConfig(AppConfig):
    name = "cms.guidance"
    verbose_name = _("Pages")

    def ready(self) -> None:
        from cms.audit.rows import watch
        from cms.guidance import attributing, receivers, rules  # noqa: F401
        from cms.guidance.addresses import RESERVED_SLUGS, pages_in_live_languages
        from cms.guidance.exchange import rules as exchange_rules  # noqa: F401
        from cms.guidance.models import Offer, Taker
        from cms.library import handing_out
        from cms.organisations.reserved import reserve

        reserve(RESERVED_SLUGS)
        handing_out.register(pages_in_live_languages)
        watch(Offer, created=attributing.OFFERED, acts={"state": attributing.offer_act}, silent=["made_by", "made_at"])
        watch(Taker, acts={"ended_at": attributing.taker_act}, sides=attributing.sides_of)
