"""What follows when a language is enabled, a page is published or goes offline, or is deleted."""

from functools import partial
from typing import Any

from django.db import connections, transaction
from django.db.models.signals import post_delete, post_migrate, post_save, pre_delete, pre_migrate
from django.dispatch import receiver
from wagtail.models import Locale, Page
from wagtail.signals import page_published, page_unpublished

from cms.accounts.models import User
from cms.audit.acting import acting_now
from cms.guidance.exchange.following import forget_copy, take_titles_along
from cms.guidance.ground import ensure_ground, prepare_language
from cms.guidance.originals import find_an_original, take_translations_offline
from cms.guidance.passing_on import pass_on
from cms.guidance.section_keeping import keep_sections, rename_sections
from cms.migrating import is_complete
from cms.organisations.announcing import organisation_kept, person_left
from cms.organisations.models import Organisation
from cms.safety.guarding import lay
from cms.safety.lifting import lift
from cms.taxonomy.models import Original


@receiver(pre_migrate, dispatch_uid="guidance.lift_the_guard")
def guard_lifted(sender: Any, plan: Any = (), **kwargs: Any) -> None:
    """Before the first app's migrations, where there are any to run; what is laid again afterwards follows the new tables."""
    if sender.name == "cms.guidance" and plan:
        lift(connections[kwargs["using"]])


@receiver(post_migrate, dispatch_uid="guidance.ensure_ground")
def ground_after_migrations(sender: Any, **kwargs: Any) -> None:
    """After the last app's migrations, when permissions exist."""
    if sender.name == "cms.guidance" and is_complete(**kwargs):
        ensure_ground()
        lay(connections[kwargs["using"]])  # in a transaction of its own: no trigger is laid while others wait


@receiver(post_save, sender=Locale, dispatch_uid="guidance.prepare_language")
def language_enabled(sender: type, instance: Locale, created: bool, raw: bool, **kwargs: Any) -> None:
    """Enabling a language in the admin makes its home, and below it every organisation's section, as drafts."""
    if created and not raw:
        transaction.on_commit(partial(prepare_language, instance, by=acting_now().person))


@receiver(organisation_kept, dispatch_uid="guidance.keep_sections")
def sections_follow(sender: type, organisation: Organisation, before: Organisation | None, **kwargs: Any) -> None:
    """A new organisation gets its sections; a renamed one renames them; of a suspended one nobody may work in them."""
    by = acting_now().person
    keep_sections(organisation, by=by)
    if before is not None:
        rename_sections(organisation, before, by=by)


@receiver(person_left, dispatch_uid="guidance.drafts_pass_on")
def drafts_pass_on(sender: type, organisation: Organisation, person: User, **kwargs: Any) -> None:
    """What somebody leaves behind is the organisation's."""
    pass_on(organisation, person)


@receiver(page_unpublished, dispatch_uid="guidance.translations_follow_original")
def original_unpublished(sender: type, instance: Page, **kwargs: Any) -> None:
    """A translation is never live without a live original."""
    take_translations_offline(instance)


# Every page type's row hangs on one of `Page`, so this one sender sees each deletion once.
@receiver(pre_delete, sender=Page, dispatch_uid="guidance.translations_follow_deleted_original")
def original_goes(sender: type, instance: Page, **kwargs: Any) -> None:
    """The same when the original is deleted: its translations stay, as drafts …"""
    instance.was_original = Original.objects.filter(page_id=instance.pk).exists()
    take_translations_offline(instance)


@receiver(post_delete, sender=Page, dispatch_uid="guidance.translations_find_an_original")
def original_gone(sender: type, instance: Page, **kwargs: Any) -> None:
    """… and the oldest of them becomes the original."""
    if instance.was_original:
        find_an_original(instance)


@receiver(page_published, dispatch_uid="guidance.references_follow_title")
def origin_published(sender: type, instance: Page, **kwargs: Any) -> None:
    """References to the page bear its title in the admin too."""
    take_titles_along(instance)


@receiver(post_delete, sender=Page, dispatch_uid="guidance.forget_copy")
def copy_gone(sender: type, instance: Page, **kwargs: Any) -> None:
    """Of a copy that is gone in every language nobody needs to know where it came from."""
    forget_copy(instance)
