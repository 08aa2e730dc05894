"""The application's settings and the environment variables they come from."""

import os
from pathlib import Path

DEVELOPMENT_SECRET_KEY = "for-development-only"
DEFAULT_MAX_CONTENT_LENGTH = 16 * 1024 * 1024  # bytes


def instance_path():
    """Return the folder for everything the application writes, or None for Flask's default."""
    folder = os.environ.get("NOTES_INSTANCE")
    return os.path.abspath(folder) if folder else None


def from_environment(instance_path):
    """Return the settings, each taken from the environment where it is set there."""
    folder = Path(instance_path)
    return {
        "SECRET_KEY": os.environ.get("SECRET_KEY", DEVELOPMENT_SECRET_KEY),
        "SESSION_COOKIE_SAMESITE": "Lax",  # other sites cannot post our forms
        "MAX_CONTENT_LENGTH": int(os.environ.get("MAX_CONTENT_LENGTH", DEFAULT_MAX_CONTENT_LENGTH)),
        "DATABASE_URL": os.environ.get("DATABASE_URL", ""),
        "SQLITE_FILE": folder / "notes.sqlite3",
        "ATTACHMENTS": folder / "attachments",
    }
