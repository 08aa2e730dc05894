"""``wsgi.file_wrapper`` (PEP 3333 §"Optional Platform-Specific File Handling")."""

from __future__ import annotations

import io
import os
import stat
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import BinaryIO


class FileWrapper:
    """The blocks of a file. Nothing is read, nothing sent before someone iterates.

    When an application returns the wrapper itself, the server asks for :meth:`region` and lets
    Java send the file; wrapped by middleware, or around anything but a plain file, it is an
    iterable like any other.
    """

    def __init__(self, filelike: BinaryIO, block_size: int = 8192) -> None:
        self.filelike = filelike
        self.block_size = block_size

    def __iter__(self) -> FileWrapper:
        return self

    def __next__(self) -> bytes:
        block = self.filelike.read(self.block_size)
        if not block:
            raise StopIteration
        return block

    def close(self) -> None:
        """Closes the file, if it can be closed."""
        close = getattr(self.filelike, "close", None)
        if close is not None:
            close()

    def region(self) -> tuple[str, int, int] | None:
        """Path, offset and count of the bytes that reading would give; None: read them."""
        try:
            file = _unwrap(self.filelike)
            if not _is_plain(file) or not file.readable():
                return None
            if type(file) is io.BufferedRandom:
                file.flush()  # what the application wrote must be in the file
            status = os.fstat(file.fileno())
            offset = file.tell()
            path = _path(file, status)
        except (OSError, ValueError, AttributeError):
            return None
        # a size of 0 says nothing: files under /proc have it, and contents nevertheless
        count = status.st_size - offset
        if path is None or count <= 0 or not stat.S_ISREG(status.st_mode):
            return None
        return path, offset, count


def _unwrap(file: object) -> object:
    """The file inside a temporary file of ``tempfile``."""
    tempfile = sys.modules.get("tempfile")
    if tempfile is None:
        return file
    if type(file) is tempfile.SpooledTemporaryFile and file._rolled:
        file = file._file
    if type(file) is tempfile._TemporaryFileWrapper:
        file = file.file
    return file


def _is_plain(file: object) -> bool:
    """Whether reading gives the file's bytes as they are on disk.

    Having a ``fileno()`` is not enough: a ``GzipFile`` has one too.
    """
    if type(file) in (io.BufferedReader, io.BufferedRandom):
        file = file.raw
    return type(file) is io.FileIO


def _path(file: io.FileIO, status: os.stat_result) -> str | None:
    """A path that leads to this very file, even when it is deleted or replaced by now."""
    for path in (f"/proc/self/fd/{file.fileno()}", file.name):
        if isinstance(path, str) and os.path.isabs(path) and os.access(path, os.R_OK):
            if os.path.samestat(os.stat(path), status):
                return path
    return None
