"""A pytest plugin: the tests of Werkzeug's server talk to Krait, which serves their applications."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import krait_server
import pytest


def pytest_collection_finish():
    client = sys.modules["conftest"].DevServerClient
    client.__enter__ = _enter
    client.__exit__ = _leave


def pytest_unconfigure():
    krait_server.stop()


def _enter(self):
    _skip_what_is_werkzeugs_own(self)
    applications = Path("tests/live_apps").absolute()
    arguments = ["--no-install", "--chdir", os.fspath(applications), "--graceful-timeout", "1"]
    if "use_reloader" in self._server_kwargs:
        arguments.append("--reload")
    host, port = krait_server.serve(*arguments, f"{self._app_name}_app:app").address
    self.addr = f"{host}:{port}"
    self.url = f"http://{self.addr}"
    self._log_read = krait_server.LOG.open(encoding="utf-8", errors="surrogateescape")
    self._log_read.seek(0, os.SEEK_END)
    return self


def _skip_what_is_werkzeugs_own(self):
    if self.scheme == "https":
        pytest.skip("Krait speaks no TLS yet")
    if self.scheme == "unix":
        pytest.skip("Krait listens on TCP only")
    if self._app_name == "reloader":
        pytest.skip("waits for what the log of Werkzeug's reloader says")
    if "override_client_addr" in self._server_kwargs:
        pytest.skip("sets the client's address in Werkzeug's own request handler")


def _leave(self, *exc_info):
    self._log_read.close()
    self._log_read = None
