"""The pages: the list of questions, one question with its form, and its results."""

from django.contrib import messages
from django.db.models import F
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from .forms import VoteForm
from .models import Question

VOTED = "voted"  # in the session: the ids of the questions this visitor has voted on
LATEST = 20


@require_safe
def index(request):
    questions = Question.objects.published()[:LATEST]
    return render(request, "polls/index.html", {"questions": questions})


@require_http_methods(["GET", "HEAD", "POST"])
def detail(request, question_id):
    question = get_object_or_404(Question.objects.published(), pk=question_id)
    if question.pk in request.session.get(VOTED, []):
        messages.warning(request, "You have voted on this question before.")
        return redirect("polls:results", question.pk)
    form = VoteForm(question, request.POST if request.method == "POST" else None)
    if form.is_valid():
        _count(form.cleaned_data["choice"])
        request.session[VOTED] = [*request.session.get(VOTED, []), question.pk]
        messages.success(request, "Your vote has been counted.")
        return redirect("polls:results", question.pk)
    context = {"question": question, "form": form}
    return render(request, "polls/detail.html", context, status=422 if form.is_bound else 200)


@require_safe
def results(request, question_id):
    question = get_object_or_404(Question.objects.published(), pk=question_id)
    choices = list(question.choices.all())
    total = sum(choice.votes for choice in choices)
    context = {"question": question, "choices": choices, "total": total}
    return render(request, "polls/results.html", context)


def _count(choice):
    """Add one vote in the database itself, where simultaneous votes do not overwrite each other."""
    choice.votes = F("votes") + 1
    choice.save(update_fields=["votes"])
