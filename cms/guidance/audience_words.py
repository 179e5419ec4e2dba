"""The four audiences as readers meet them: a pictogram each, and phrases, since in many languages "for girls" is not "for" and "girls"."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# Audience code to: what its door says, the heading of what is made for it, the heading of what is suitable for it.
PHRASES: dict[str, tuple[str | Promise, str | Promise, str | Promise]] = {
    "women": (_("For women"), _("Made for women"), _("Also suitable for women")),
    "girls": (_("For girls"), _("Made for girls"), _("Also suitable for girls")),
    "boys": (_("For boys"), _("Made for boys"), _("Also suitable for boys")),
    "men": (_("For men"), _("Made for men"), _("Also suitable for men")),
}

PICTOGRAMS = {"women": "woman", "girls": "girl", "boys": "boy", "men": "man"}
