"""A notebook on the web: pages, attachments and a small JSON API over one table of notes."""

from flask import Flask, render_template, request
from werkzeug.exceptions import HTTPException

from . import api, configuration, pages, storage, streams


def create_app(config=None):
    """Return a new application, configured by the environment and then by ``config``."""
    instance_path = configuration.instance_path()
    app = Flask(__name__, instance_path=instance_path)
    app.config.from_mapping(configuration.from_environment(app.instance_path))
    app.config.from_mapping(config or {})
    if app.config["SECRET_KEY"] == configuration.DEVELOPMENT_SECRET_KEY:
        app.logger.warning("SECRET_KEY is not set: sessions are signed with a key anyone can read")

    storage.init_app(app)
    app.register_blueprint(pages.blueprint)
    app.register_blueprint(streams.blueprint)
    app.register_blueprint(api.blueprint, url_prefix=api.PREFIX)
    app.register_error_handler(HTTPException, _show_error)
    return app


def _show_error(error):
    """Answer an HTTP error in the form that the client came for: JSON in the API, else a page."""
    if request.path.startswith(api.PREFIX + "/"):
        return api.error_response(error)
    return render_template("error.html", error=error), error.code
