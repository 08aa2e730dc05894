"""Attached files: received under a passing name, kept under the id of their row."""

import hashlib
import os
import tempfile
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

BLOCK = 64 * 1024


@dataclass(frozen=True)
class Upload:
    """A file that has arrived and is not kept yet."""

    path: Path
    filename: str
    size: int
    digest: str


class AttachmentFolder:
    """The folder in which the content of every attachment lies."""

    def __init__(self, path):
        self._path = Path(path)

    def path(self, attachment_id):
        """Return where the content of an attachment lies."""
        return self._path / str(attachment_id)

    @contextmanager
    def receive(self, files):
        """Copy the files of a form into this folder; drop, in the end, what has not been kept."""
        self._path.mkdir(parents=True, exist_ok=True)
        with ExitStack() as leftovers:
            yield [self._receive(file, leftovers) for file in files if file.filename]

    def keep(self, upload, attachment_id):
        """Make the upload the content of this attachment."""
        os.replace(upload.path, self.path(attachment_id))

    def remove(self, attachment_id):
        """Delete the content of an attachment."""
        self.path(attachment_id).unlink(missing_ok=True)

    def _receive(self, file, leftovers):
        digest = hashlib.sha256()
        with tempfile.NamedTemporaryFile(dir=self._path, prefix="incoming-", delete=False) as copy:
            path = Path(copy.name)
            leftovers.callback(path.unlink, missing_ok=True)
            while block := file.stream.read(BLOCK):
                digest.update(block)
                copy.write(block)
            return Upload(path, _plain_name(file.filename), copy.tell(), digest.hexdigest())


def _plain_name(filename):
    """Return the last part of a file name that a browser sent, without control characters."""
    name = PurePosixPath(filename.replace("\\", "/")).name
    return "".join(char for char in name if char.isprintable()) or "attachment"
