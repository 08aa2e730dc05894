"""Tests of the sample: ``python manage.py test``, on any Python."""

import datetime

from django.contrib.auth import get_user_model
from django.test import TestCase
from django.urls import reverse
from django.utils import timezone

from .models import Question


class PollTestCase(TestCase):
    def setUp(self):
        # The migrations have put one question into every new database.
        self.question = Question.objects.get()
        self.choice = self.question.choices.first()
        self.detail = reverse("polls:detail", args=[self.question.pk])
        self.results = reverse("polls:results", args=[self.question.pk])

    def vote(self, choice_id):
        return self.client.post(self.detail, {"choice": choice_id})


class QuestionListTest(PollTestCase):
    def test_shows_the_sample_question(self):
        self.assertContains(self.client.get("/"), self.question.text)

    def test_hides_questions_of_the_future(self):
        tomorrow = timezone.now() + datetime.timedelta(days=1)
        future = Question.objects.create(text="Too early?", published_at=tomorrow)
        self.assertNotContains(self.client.get("/"), "Too early?")
        response = self.client.get(reverse("polls:detail", args=[future.pk]))
        self.assertEqual(response.status_code, 404)


class VoteTest(PollTestCase):
    def test_counts_a_vote_and_shows_the_results(self):
        response = self.vote(self.choice.pk)
        self.assertRedirects(response, self.results, fetch_redirect_response=False)
        page = self.client.get(self.results)
        self.assertContains(page, "Your vote has been counted.")
        self.assertContains(page, "1 vote in all.")

    def test_counts_one_vote_per_session(self):
        self.vote(self.choice.pk)
        self.vote(self.choice.pk)
        self.choice.refresh_from_db()
        self.assertEqual(self.choice.votes, 1)

    def test_asks_again_when_nothing_or_nonsense_was_chosen(self):
        for choice_id in ("", "0", "x"):
            with self.subTest(choice_id):
                self.assertEqual(self.vote(choice_id).status_code, 422)

    def test_refuses_a_vote_without_the_token_of_the_form(self):
        client = self.client_class(enforce_csrf_checks=True)
        response = client.post(self.detail, {"choice": self.choice.pk})
        self.assertEqual(response.status_code, 403)


class SiteTest(PollTestCase):
    def test_serves_static_files_without_collecting_them(self):
        response = self.client.get("/static/polls/style.css")
        self.assertEqual(response.status_code, 200)
        self.assertIn(b"--accent", b"".join(response.streaming_content))
        response.close()

    def test_admin_lists_the_questions(self):
        self.client.force_login(get_user_model().objects.create_superuser("admin"))
        response = self.client.get(reverse("admin:polls_question_changelist"))
        self.assertContains(response, self.question.text)

    def test_shows_a_page_of_its_own_when_nothing_is_found(self):
        response = self.client.get("/nowhere/")
        self.assertContains(response, "Back to the questions", status_code=404)
