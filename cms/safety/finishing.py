"""What happens when the last step of a review is done. Read by Wagtail while its models load: it imports nothing."""

from typing import Any


def publish_approved(workflow_state: Any, user: Any = None) -> None:
    """The version that was approved goes live, not whatever is the newest; raises NotReady where the door refuses it."""
    workflow_state.current_task_state.revision.publish(user=user)
