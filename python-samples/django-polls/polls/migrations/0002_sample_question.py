"""Adds one question, so that the first page of a new site is not empty."""

import datetime

from django.db import migrations

TEXT = "Where does a krait like to sleep?"
CHOICES = ("Under a stone", "In a paddy field", "Inside the JVM")


def add_question(apps, schema_editor):
    published_at = datetime.datetime(2025, 1, 1, tzinfo=datetime.UTC)
    question = apps.get_model("polls", "Question").objects.create(
        text=TEXT, published_at=published_at
    )
    for text in CHOICES:
        apps.get_model("polls", "Choice").objects.create(question=question, text=text)


def remove_question(apps, schema_editor):
    apps.get_model("polls", "Question").objects.filter(text=TEXT).delete()


class Migration(migrations.Migration):
    dependencies = [("polls", "0001_initial")]

    operations = [migrations.RunPython(add_question, remove_question)]
