"""How questions and their choices are edited in the admin."""

from django.contrib import admin

from .models import Choice, Question


class ChoiceInline(admin.TabularInline):
    model = Choice
    extra = 3
    readonly_fields = ["votes"]  # saving an old form must not undo votes cast in the meantime


@admin.register(Question)
class QuestionAdmin(admin.ModelAdmin):
    inlines = [ChoiceInline]
    list_display = ["text", "published_at", "was_published_recently"]
    list_filter = ["published_at"]
    search_fields = ["text"]
