"""The notes: every statement that the application sends to its database."""

from dataclasses import asdict, dataclass

# The longest text, in characters, of each part of a note.
LIMITS = {"title": 200, "body": 10_000, "author": 80}
HIGHEST_ID = 2**31 - 1


def parse_id(text):
    """Return the id that ``text`` writes; ValueError when no row can have it."""
    number = int(text)
    if not 0 <= number <= HIGHEST_ID:
        raise ValueError(f"{number} is not between 0 and {HIGHEST_ID}")
    return number


@dataclass(frozen=True)
class Draft:
    """A note as somebody wrote it, before it is kept."""

    title: str
    body: str
    author: str

    @classmethod
    def of(cls, values):
        """Return the draft in ``values``, a form or a JSON object, without surrounding blanks."""
        return cls(**{name: str(values.get(name) or "").strip() for name in LIMITS})

    def problems(self):
        """Return what keeps this draft from being a note, as a list of sentences."""
        problems = [] if self.title else ["A note needs a title."]
        for name, text in asdict(self).items():
            if len(text) > LIMITS[name]:
                problems.append(f"The {name} may have {LIMITS[name]} characters at most.")
            if not _is_storable(text):
                problems.append(f"The {name} holds characters that cannot be stored.")
        return problems


def _is_storable(text):
    """Tell whether a database takes the text: no NUL and no half of a surrogate pair in it."""
    return not any(char == "\0" or "\ud800" <= char <= "\udfff" for char in text)


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
    attachments: list[Attachment]


class Notebook:
    """All notes, on one database connection and one folder of attachments."""

    PAGE = 100  # notes read at a time, so that going through all of them needs little memory

    def __init__(self, connection, folder):
        self._connection = connection
        self._folder = folder

    def __iter__(self):
        """Yield every note, oldest first."""
        page = self.page_after(0)
        while page:
            yield from page
            page = self.page_after(page[-1].id)

    def count(self):
        """Return how many notes there are."""
        return self._connection.run("SELECT count(*) AS total FROM note")[0]["total"]

    def page_after(self, note_id):
        """Return the next page of notes behind this one, oldest first."""
        return self._with_attachments(
            "SELECT * FROM note WHERE id > :id ORDER BY id LIMIT :page",
            id=note_id,
            page=self.PAGE,
        )

    def page_before(self, note_id):
        """Return the page of notes ahead of this one, newest first."""
        return self._with_attachments(
            "SELECT * FROM note WHERE id < :id ORDER BY id DESC LIMIT :page",
            id=note_id,
            page=self.PAGE,
        )

    def find(self, note_id):
        """Return the note with this id, or None."""
        notes = self._with_attachments("SELECT * FROM note WHERE id = :id", id=note_id)
        return notes[0] if notes else None

    def find_attachment(self, attachment_id):
        """Return the attachment with this id, or None."""
        rows = self._connection.run("SELECT * FROM attachment WHERE id = :id", id=attachment_id)
        return Attachment(**rows[0]) if rows else None

    def add(self, draft, uploads=()):
        """Keep the draft and the files received with it; return the id of the new note."""
        with self._connection.transaction():
            note_id = self._insert("note", **asdict(draft))
            for upload in uploads:
                attachment_id = self._insert(
                    "attachment",
                    note_id=note_id,
                    filename=upload.filename,
                    size=upload.size,
                    digest=upload.digest,
                )
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

    def _insert(self, table, **values):
        """Insert one row and return its id."""
        columns = ", ".join(values)
        parameters = ", ".join(f":{name}" for name in values)
        sql = f"INSERT INTO {table} ({columns}) VALUES ({parameters}) RETURNING id"
        return self._connection.run(sql, **values)[0]["id"]

    def _with_attachments(self, sql, **parameters):
        """Return the notes that ``sql`` selects, each with its attachments."""
        rows = self._connection.run(sql, **parameters)
        if not rows:
            return []
        ids = [row["id"] for row in rows]
        attached = self._connection.run(
            "SELECT * FROM attachment WHERE note_id BETWEEN :first AND :last ORDER BY id",
            first=min(ids),
            last=max(ids),
        )
        attachments = [Attachment(**row) for row in attached]
        return [
            Note(**row, attachments=[each for each in attachments if each.note_id == row["id"]])
            for row in rows
        ]
