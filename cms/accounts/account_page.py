"""What people set for themselves, less what would do harm."""

from wagtail.admin.views.account import AvatarSettingsPanel


def adopt() -> None:
    """Nobody uploads a picture of themselves: Wagtail would keep it raw, with place and time, and a face tells who works here."""

    def is_active(_panel: AvatarSettingsPanel) -> bool:
        return False

    AvatarSettingsPanel.is_active = is_active
