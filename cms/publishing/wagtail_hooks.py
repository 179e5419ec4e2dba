"""The door in the admin's bulk actions."""

from wagtail import hooks

from cms.publishing.bulk import PublishReadyPages

# After Wagtail's own action of the same name, which it takes the place of.
hooks.register("register_bulk_action", PublishReadyPages, order=100)
