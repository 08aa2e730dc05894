"""What CPython does at the end of a process, done for one interpreter, with a limit."""

from __future__ import annotations

import atexit
import sys

from krait_bridge.hostlog import APP, WARNING, log

TYPE_CHECKING = False
if TYPE_CHECKING:
    from threading import Thread


def finish(limit: float) -> None:
    """Waits up to ``limit`` seconds for the application's threads that are not daemons, then runs
    its ``atexit`` functions, which have no limit here: the host's thread that calls this has.
    """
    if "threading" in sys.modules:
        _wait_for_threads(limit)
    atexit._run_exitfuncs()


def _wait_for_threads(limit: float) -> None:
    import threading

    # what CPython calls: thread pools end first; it has no limit, so it runs beside
    waiting = threading.Thread(target=threading._shutdown, name="krait-exit", daemon=True)
    waiting.start()
    waiting.join(limit)
    if waiting.is_alive():
        names = ", ".join(thread.name for thread in threading.enumerate() if _counts(thread))
        log(
            APP,
            WARNING,
            f"threads of the application did not end within {limit:g} s and are cut off"
            f" ({names}); a thread must end when the application does, or be a daemon; allow more"
            " time with --exit-timeout",
        )


def _counts(thread: Thread) -> bool:
    import threading

    return not thread.daemon and thread is not threading.main_thread()
