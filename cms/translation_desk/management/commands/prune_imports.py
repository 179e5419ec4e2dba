from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from cms.translation_desk.models import Import
from cms.translation_desk.models.imported import KEPT_FOR


class Command(BaseCommand):
    help = (
        "Forgets large files for translators that nobody has touched for 30 days, unfinished ones of people who may not sign in any more,"
        " and what workers have done. To be run once a day."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Prunes and says how much."""
        forgotten, _each = Import.objects.forgettable_at(timezone.now()).delete()
        # What a worker that died had begun is finished by nobody: the package prunes only what is finished.
        DBTaskResult.objects.running().filter(started_at__lt=timezone.now() - KEPT_FOR).delete()
        call_command("prune_db_task_results", "--backend=database", "--queue-name=*", verbosity=0)
        self.stdout.write(f"{forgotten} imports forgotten.")
