"""The application's entry in INSTALLED_APPS."""

from django.apps import AppConfig


class PollsConfig(AppConfig):
    name = "polls"
