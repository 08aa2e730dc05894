"""Questions and the choices that visitors vote for."""

import datetime

from django.contrib import admin
from django.db import models
from django.utils import timezone


class QuestionQuerySet(models.QuerySet):
    def published(self):
        """Return the questions whose time has come."""
        return self.filter(published_at__lte=timezone.now())


class Question(models.Model):
    text = models.CharField(max_length=200)
    published_at = models.DateTimeField("date published", default=timezone.now)

    objects = QuestionQuerySet.as_manager()

    class Meta:
        ordering = ["-published_at", "-pk"]

    def __str__(self):
        return self.text

    @admin.display(boolean=True, ordering="published_at", description="Published recently?")
    def was_published_recently(self):
        now = timezone.now()
        return now - datetime.timedelta(days=1) <= self.published_at <= now


class Choice(models.Model):
    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="choices")
    text = models.CharField(max_length=200)
    votes = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return self.text
