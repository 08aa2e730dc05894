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
    if "threading" in sys.modules and _remaining():  # in the sandbox there is not even one to wait with
        _wait_for_threads(limit)
    atexit._run_exitfuncs()


def _wait_for_threads(limit: float) -> None:
    import threading

    waiting = threading.Thread(target=_join_all, name="krait-exit", daemon=True)
    waiting.start()
    waiting.join(limit)
    if waiting.is_alive():
        names = ", ".join(thread.name for thread in _remaining())
        log(
            APP,
            WARNING,
            f"threads of the application did not end within {limit:g} s and are cut off"
            f" ({names}); a thread must end when the application does, or be a daemon; allow more"
            " time with --exit-timeout",
        )


def _join_all() -> None:
    """What ``threading._shutdown`` does, which only the main thread may call."""
    import threading

    for end in reversed(threading._threading_atexits):  # thread pools
        end()
    while remaining := _remaining():
        for thread in remaining:
            thread.join()


def _remaining() -> list[Thread]:
    import threading

    main = threading.main_thread()
    return [each for each in threading.enumerate() if not each.daemon and each is not main]
