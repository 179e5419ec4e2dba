"""People who sign in. Readers never do."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models.functions import Lower
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """Someone who writes, reviews, translates or looks after the site; known by one e-mail address."""

    email = models.EmailField(_("e-mail address"), unique=True)
    # Part of what every session is checked against: raised, it ends all of them at once, wherever they are.
    session_round = models.PositiveIntegerField(default=0, editable=False)

    REQUIRED_FIELDS = ["email"]

    class Meta(AbstractUser.Meta):
        constraints = [models.UniqueConstraint(Lower("email"), name="one_person_an_email_address")]

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """As Django's, which asks here for the key and its fallbacks: another password or round, and the session is void."""
        return salted_hmac(
            "cms.accounts.session", f"{self.password}:{self.session_round}", secret=secret, algorithm="sha256"
        ).hexdigest()
