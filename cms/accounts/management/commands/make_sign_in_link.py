from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from cms.accounts.links import make_link
from cms.accounts.models import Purpose, User


class Command(BaseCommand):
    help = "Prints a one-time link with which somebody sets a new password: the way in when no administrator has one."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username")
        parser.add_argument("--anew", action="store_true", help="also remove the second factors, to be set up anew")

    def handle(self, *args: Any, username: str, anew: bool, **options: Any) -> None:
        """Makes the link of whoever has this console."""
        person = User.objects.filter(username=username).first()
        if person is None:
            raise CommandError(f"There is nobody called {username!r}.")
        try:
            address = make_link(person, purpose=Purpose.ANEW if anew else Purpose.PASSWORD, by=None, now=timezone.now())
        except PermissionDenied as error:
            raise CommandError(str(error)) from error
        self.stdout.write(address)
