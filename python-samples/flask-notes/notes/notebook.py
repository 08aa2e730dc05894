"""The notes: every statement that the application sends to its database."""

from dataclasses import dataclass, field

LONGEST_TITLE = 200
LONGEST_BODY = 10_000
LONGEST_AUTHOR = 80


@dataclass(frozen=True)
class Draft:
    """A note as somebody wrote it, before it is kept."""

    title: str
    body: str
    author: str

    @classmethod
    def of(cls, values):
        """Return the draft in ``values``, a form or a JSON object, without surrounding blanks."""
        return cls(*(str(values.get(name) or "").strip() for name in ("title", "body", "author")))

    def problems(self):
        """Return what keeps this draft from being a note, as a list of sentences."""
        problems = [] if self.title else ["A note needs a title."]
        limits = {"title": LONGEST_TITLE, "body": LONGEST_BODY, "author": LONGEST_AUTHOR}
        for name, limit in limits.items():
            if len(getattr(self, name)) > limit:
                problems.append(f"The {name} may have {limit} characters at most.")
            if "\0" in getattr(self, name):
                problems.append(f"The {name} may not contain a NUL character.")
        return problems


@dataclass(frozen=True)
class Attachment:
    """A file that belongs to a note; its content lies in the folder of attachments."""

    id: int
    note_id: int
    filename: str
    size: int
    digest: str


@dataclass(frozen=True)
class Note:
    """One note, with the files attached to it."""

    id: int
    author: str
    title: str
    body: str
    attachments: list[Attachment] = field(default_factory=list)


class Notebook:
    """All notes, on one database connection and one folder of attachments."""

    PAGE = 100  # notes read at a time, so that a stream of all of them needs little memory

    def __init__(self, connection, folder):
        self._connection = connection
        self._folder = folder

    def __iter__(self):
        """Yield every note, oldest first, reading a page of them at a time."""
        last = 0
        while page := self._page_after(last):
            yield from page
            last = page[-1].id

    def count(self):
        return self._connection.run("SELECT count(*) AS total FROM note")[0]["total"]

    def find(self, note_id):
        """Return the note with this id, or None."""
        notes = self._notes("WHERE id = :id", id=note_id)
        return notes[0] if notes else None

    def find_attachment(self, attachment_id):
        """Return the attachment with this id, or None."""
        rows = self._connection.run("SELECT * FROM attachment WHERE id = :id", id=attachment_id)
        return Attachment(**rows[0]) if rows else None

    def add(self, draft, uploads=()):
        """Keep the draft and the files received with it; return the id of the new note."""
        with self._connection.transaction():
            note_id = self._connection.run(
                "INSERT INTO note (author, title, body) VALUES (:author, :title, :body)"
                " RETURNING id",
                author=draft.author,
                title=draft.title,
                body=draft.body,
            )[0]["id"]
            for upload in uploads:
                attachment_id = self._connection.run(
                    "INSERT INTO attachment (note_id, filename, size, digest)"
                    " VALUES (:note_id, :filename, :size, :digest) RETURNING id",
                    note_id=note_id,
                    filename=upload.filename,
                    size=upload.size,
                    digest=upload.digest,
                )[0]["id"]
                self._folder.keep(upload, attachment_id)
        return note_id

    def remove(self, note_id):
        """Remove a note with its attachments; tell whether there was such a note."""
        note = self.find(note_id)
        if note is None:
            return False
        removed = self._connection.run("DELETE FROM note WHERE id = :id RETURNING id", id=note_id)
        for attachment in note.attachments:
            self._folder.remove(attachment.id)
        return bool(removed)

    def _page_after(self, note_id):
        return self._notes("WHERE id > :id ORDER BY id LIMIT :page", id=note_id, page=self.PAGE)

    def _notes(self, condition, **parameters):
        """Return the notes that meet ``condition``, oldest first, each with its attachments."""
        rows = self._connection.run(f"SELECT id FROM note {condition}", **parameters)
        if not rows:
            return []
        first, last = rows[0]["id"], rows[-1]["id"]
        notes = self._connection.run(
            "SELECT * FROM note WHERE id BETWEEN :first AND :last ORDER BY id",
            first=first,
            last=last,
        )
        attachments = self._connection.run(
            "SELECT * FROM attachment WHERE note_id BETWEEN :first AND :last ORDER BY id",
            first=first,
            last=last,
        )
        by_note = {row["id"]: [] for row in notes}
        for row in attachments:
            if row["note_id"] in by_note:
                by_note[row["note_id"]].append(Attachment(**row))
        return [Note(**row, attachments=by_note[row["id"]]) for row in notes]
