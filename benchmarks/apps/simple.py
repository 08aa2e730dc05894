"""The application of PEP 3333, and bodies in both directions; nothing but the standard library."""

import os
import tempfile
from collections.abc import Iterator

BLOCK = 64 * 1024
GIBIBYTE = 1 << 30
SMALL_BLOCK = b"a small block of 64 bytes, one of ten thousand in a response.\r\n\r\n"
SMALL_BLOCKS = 10_000


def simple_app(environ, start_response):
    """Simplest possible application object, as the PEP has it."""
    status = "200 OK"
    response_headers = [("Content-type", "text/plain")]
    start_response(status, response_headers)
    return [b"Hello world!\n"]


def bodies(environ, start_response):
    """`/download` sends a GiB from a file, `/upload` counts what it reads, `/blocks` streams small ones."""
    return {"/download": download, "/upload": upload, "/blocks": blocks}[environ["PATH_INFO"]](environ, start_response)


def download(environ, start_response):
    """One GiB through `wsgi.file_wrapper`, which a server may hand to the kernel."""
    start_response("200 OK", [("Content-Type", "application/octet-stream"), ("Content-Length", str(GIBIBYTE))])
    return environ["wsgi.file_wrapper"](open(_large_file(), "rb"), BLOCK)


def upload(environ, start_response):
    """Reads the whole body in blocks of 64 KiB and answers how many bytes there were."""
    body, count = environ["wsgi.input"], 0
    left = int(environ.get("CONTENT_LENGTH") or 0)
    while left and (block := body.read(min(BLOCK, left))):
        count += len(block)
        left -= len(block)
    answer = b"%d\n" % count
    start_response("200 OK", [("Content-Type", "text/plain"), ("Content-Length", str(len(answer)))])
    return [answer]


def blocks(environ, start_response) -> Iterator[bytes]:
    """Ten thousand blocks of 64 bytes, each of which the PEP has sent before the next is asked for."""
    start_response("200 OK", [("Content-Type", "text/plain")])
    for _ in range(SMALL_BLOCKS):
        yield SMALL_BLOCK


def _large_file() -> str:
    """A sparse file of a GiB: as much to send as any other, nothing to wait for on a disk."""
    path = os.path.join(tempfile.gettempdir(), f"krait-benchmark-{os.getuid()}.bin")
    if not os.path.exists(path) or os.path.getsize(path) != GIBIBYTE:
        with open(path, "wb") as file:
            file.truncate(GIBIBYTE)
    return path
