"""The layer inside of Krait: what ``krait check`` has around the application.

What is observed goes out as JSON objects, one a note: a finding, or ``{"route": ...}``.
"""

from __future__ import annotations

import json

from krait_bridge import server
from krait_lint.layer import wrap
from krait_lint.places import Places
from krait_lint.routes import routes
from krait_lint.sources import source_findings

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from krait_lint.watch import Finding


def examine(notes: object, folder: str) -> None:
    """Puts the layer around the application that is served, once it is loaded.

    ``notes.note(text: str)`` gets what is observed, on any thread; ``folder`` is the application's.
    """

    def report(finding: Finding) -> None:
        notes.note(json.dumps(finding._asdict()))

    def layer(application: Callable) -> Callable:
        for route in routes(application):
            notes.note(json.dumps({"route": route._asdict()}))
        return wrap(application, report, folder)

    server.wrap(layer)
    for finding in source_findings(Places(folder)):
        report(finding)
