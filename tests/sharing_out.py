"""Which worker runs which tests: one module's tests stay together, since they stand on the same rows, and so do those of the sample.

pytest-xdist's own groups do not hold with this pytest: it takes them from a name that pytest does not keep any more.
"""

from pathlib import PurePosixPath

from xdist.scheduler import LoadScopeScheduling

# What takes so long that it need not wait for the rest of its module.
APART = ("::test_no_form_about_ones_own_things_tells_of_another_organisations_that_it_points_at",)
TOGETHER = ("tests/sample",)


def group_of(nodeid: str) -> str:
    """The name of what goes to one worker: a module, a folder that shares what is dear to make, or one long test."""
    if nodeid.endswith(APART):
        return nodeid
    module = nodeid.split("::")[0]
    return next((folder for folder in TOGETHER if PurePosixPath(module).is_relative_to(folder)), module)


class ByModule(LoadScopeScheduling):
    """Groups go out whole, in the order in which they were collected."""

    def _split_scope(self, nodeid: str) -> str:
        return group_of(nodeid)
