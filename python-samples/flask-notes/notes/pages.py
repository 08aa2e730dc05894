"""The pages for people: the list with its form, one note, its attachments."""

from flask import (
    Blueprint,
    abort,
    flash,
    redirect,
    render_template,
    request,
    send_file,
    session,
    url_for,
)

from .notebook import HIGHEST_ID, Draft, parse_id
from .storage import attachments, notebook

NOTE = f"/notes/<int(max={HIGHEST_ID}):note_id>"
ATTACHMENT = f"/attachments/<int(max={HIGHEST_ID}):attachment_id>"

blueprint = Blueprint("pages", __name__)


@blueprint.get("/")
def index():
    draft = Draft(title="", body="", author=session.get("author", ""))
    return _render_index(draft)


@blueprint.post("/notes")
def add():
    draft = Draft.of(request.form)
    problems = draft.problems()
    if problems:
        for problem in problems:
            flash(problem, "problem")
        return _render_index(draft), 422
    with attachments().receive(request.files.getlist("attachments")) as uploads:
        note_id = notebook().add(draft, uploads)
    session["author"] = draft.author
    flash(f"Note {note_id} is kept.")
    return redirect(url_for(".show", note_id=note_id), code=303)


@blueprint.get(NOTE)
def show(note_id):
    note = notebook().find(note_id) or abort(404)
    return render_template("note.html", note=note)


@blueprint.post(NOTE + "/delete")
def delete(note_id):
    if not notebook().remove(note_id):
        abort(404)
    flash(f"Note {note_id} is gone.")
    return redirect(url_for(".index"), code=303)


@blueprint.get(ATTACHMENT)
def download(attachment_id):
    attachment = notebook().find_attachment(attachment_id) or abort(404)
    response = send_file(
        attachments().path(attachment.id),
        download_name=attachment.filename,
        as_attachment=True,
        etag=attachment.digest,
    )
    # The type is guessed from a name that a visitor chose; browsers must not guess further.
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def _render_index(draft):
    notes = notebook().page_before(request.args.get("before", HIGHEST_ID, type=parse_id))
    older = url_for(".index", before=notes[-1].id) if len(notes) == notebook().PAGE else None
    total = notebook().count()
    return render_template("index.html", draft=draft, notes=notes, older=older, total=total)
