"""The notes for programs: a small JSON API."""

from dataclasses import asdict

from flask import Blueprint, abort, jsonify, request, url_for

from .notebook import HIGHEST_ID, Draft, parse_id
from .storage import notebook

PREFIX = "/api"
NOTE = f"/notes/<int(max={HIGHEST_ID}):note_id>"

blueprint = Blueprint("api", __name__)


@blueprint.get("/notes")
def index():
    """Return a page of notes, oldest first; ``next`` leads to the page after it."""
    page = notebook().page_after(request.args.get("after", 0, type=parse_id))
    following = url_for(".index", after=page[-1].id) if len(page) == notebook().PAGE else None
    return {"notes": [_as_json(note) for note in page], "next": following}


@blueprint.post("/notes")
def add():
    values = request.get_json()
    if not isinstance(values, dict):
        abort(400, "Send one JSON object with title, body and author.")
    draft = Draft.of(values)
    problems = draft.problems()
    if problems:
        abort(422, " ".join(problems))
    note = notebook().find(notebook().add(draft))
    return _as_json(note), 201, {"Location": url_for(".show", note_id=note.id)}


@blueprint.get(NOTE)
def show(note_id):
    return _as_json(notebook().find(note_id) or abort(404))


@blueprint.delete(NOTE)
def delete(note_id):
    if not notebook().remove(note_id):
        abort(404)
    return "", 204


def error_response(error):
    """Return the JSON response for an HTTP error, keeping the error's own headers."""
    response = error.get_response()
    body = jsonify(code=error.code, error=error.name, description=error.description)
    response.data = body.data
    response.content_type = body.content_type
    return response


def _as_json(note):
    values = asdict(note)
    for attachment in values["attachments"]:
        del attachment["note_id"]
        attachment["url"] = url_for("pages.download", attachment_id=attachment["id"])
    return values
