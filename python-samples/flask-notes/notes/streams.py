"""All notes at once, as responses that are made while they are sent."""

import csv
import io

from flask import Blueprint, stream_with_context

from .storage import notebook

blueprint = Blueprint("streams", __name__)


@blueprint.get("/export.csv")
def export():
    """Send a spreadsheet, one block per note."""
    headers = {
        "Content-Type": "text/csv; charset=utf-8",
        "Content-Disposition": "attachment; filename=notes.csv",
    }
    # The request's database connection stays open until the last block has been sent.
    return stream_with_context(_csv_lines()), headers


@blueprint.get("/stream")
def stream():
    """Send plain text, one block per note."""
    return stream_with_context(_paragraphs()), {"Content-Type": "text/plain; charset=utf-8"}


def _csv_lines():
    yield _csv_line("id", "author", "title", "body", "attachments")
    for note in notebook():
        filenames = "; ".join(attachment.filename for attachment in note.attachments)
        yield _csv_line(note.id, note.author, note.title, note.body, filenames)


def _csv_line(*values):
    line = io.StringIO()
    csv.writer(line).writerow(values)
    return line.getvalue()


def _paragraphs():
    yield "All notes, oldest first\n"
    count = 0
    for count, note in enumerate(notebook(), start=1):
        yield f"\n{count}. {note.title}\n{note.body}\n"
    yield f"\nNotes in all: {count}\n"
