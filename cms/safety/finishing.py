"""What happens when the last step of a review is done. Read by Wagtail while its models load: it imports nothing."""

from typing import Any


def publish_approved(workflow_state: Any, user: Any = None) -> None:
    """The version that was approved goes live, not whatever is the newest; raises NotReady where the door refuses it.

    By whom the last step is done is asked by that step (`approving.py`): who records an authority's letter has no right on pages.
    """
    workflow_state.current_task_state.revision.publish(user=user, skip_permission_checks=True)
