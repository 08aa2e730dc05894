"""Tests of the sample: ``python -m unittest`` in this folder, on any Python.

They use an SQLite file of their own, or the PostgreSQL database in ``TEST_DATABASE_URL``.
"""

import os
import tempfile
import unittest
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path

from notes import create_app


class NotesTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.app = self.create_app()
        self.client = self.app.test_client()

    def create_app(self):
        return create_app(
            {
                "SECRET_KEY": "for these tests",
                "DATABASE_URL": os.environ.get("TEST_DATABASE_URL", ""),
                "SQLITE_FILE": self.folder / "notes.sqlite3",
                "ATTACHMENTS": self.folder / "attachments",
                "MAX_CONTENT_LENGTH": 100_000,
            }
        )

    def add(self, **form):
        return self.client.post("/notes", data={"title": "A title", **form})

    def add_by_api(self, **values):
        return self.client.post("/api/notes", json={"title": "A title", **values}).get_json()


class PagesTest(NotesTest):
    def test_adds_a_note_and_says_so(self):
        response = self.add(body="<b>bold</b>", author="Ada")
        self.assertEqual(response.status_code, 303)
        page = self.client.get(response.location).text
        self.assertIn("is kept", page)
        self.assertIn("&lt;b&gt;bold&lt;/b&gt;", page)

    def test_remembers_the_author_in_the_session(self):
        self.add(author="Grace Hopper")
        self.assertIn('value="Grace Hopper"', self.client.get("/").text)

    def test_hands_a_form_with_a_problem_back_as_it_was_filled_in(self):
        response = self.add(title=" ", body="Do not lose this.")
        self.assertEqual(response.status_code, 422)
        self.assertIn("A note needs a title.", response.text)
        self.assertIn("Do not lose this.", response.text)

    def test_deletes_a_note_with_its_attachments(self):
        location = self.add(attachments=(BytesIO(b"x"), "x.txt")).location
        self.assertEqual(self.client.post(f"{location}/delete").status_code, 303)
        self.assertEqual(self.client.get(location).status_code, 404)
        self.assertEqual(list((self.folder / "attachments").iterdir()), [])

    def test_gives_attachments_back_as_they_came(self):
        content = bytes(range(256)) * 100
        location = self.add(attachments=(BytesIO(content), "täble.bin")).location
        note = self.client.get(f"/api{location}").get_json()
        with self.client.get(note["attachments"][0]["url"]) as response:
            self.assertEqual(response.data, content)
            self.assertIn("t%C3%A4ble.bin", response.headers["Content-Disposition"])

    def test_refuses_what_is_too_large(self):
        response = self.add(attachments=(BytesIO(b"x" * 200_000), "large.bin"))
        self.assertEqual(response.status_code, 413)

    def test_shows_a_page_for_an_unknown_note(self):
        for path in ("/notes/2147483647", "/notes/99999999999999999999", "/nowhere"):
            with self.subTest(path):
                response = self.client.get(path)
                self.assertEqual(response.status_code, 404)
                self.assertIn("Back to the notes", response.text)


class ApiTest(NotesTest):
    def test_adds_lists_and_deletes(self):
        response = self.client.post("/api/notes", json={"title": "From a program"})
        self.assertEqual(response.status_code, 201)
        note = response.get_json()
        page = self.client.get(f"/api/notes?after={note['id'] - 1}").get_json()
        self.assertIn(note, page["notes"])
        self.assertEqual(self.client.delete(response.location).status_code, 204)
        self.assertEqual(self.client.delete(response.location).status_code, 404)

    def test_answers_mistakes_in_json(self):
        requests = [
            (404, self.client.get("/api/notes/2147483647")),
            (404, self.client.get("/api/nowhere")),
            (405, self.client.put("/api/notes")),
            (400, self.client.post("/api/notes", data="{", content_type="application/json")),
            (400, self.client.post("/api/notes", json=["title"])),
            (415, self.client.post("/api/notes", data={"title": "A form"})),
            (422, self.client.post("/api/notes", json={"body": "No title"})),
            (422, self.client.post("/api/notes", json={"title": "\ud800"})),
        ]
        for status, response in requests:
            self.assertEqual(response.status_code, status)
            self.assertEqual(response.get_json()["code"], status)

    def test_leads_from_page_to_page(self):
        first = self.add_by_api()["id"]
        for _ in range(100):
            last = self.add_by_api()["id"]
        page = self.client.get(f"/api/notes?after={first - 1}").get_json()
        rest = self.client.get(page["next"]).get_json()
        self.assertEqual([note["id"] for note in rest["notes"]], [last])
        self.assertIsNone(rest["next"])


class StreamsTest(NotesTest):
    def test_exports_a_spreadsheet(self):
        note = self.add_by_api(title='With "quotes"', body="and, commas")
        lines = self.client.get("/export.csv").text.split("\r\n")
        self.assertEqual(lines[0], "id,author,title,body,attachments")
        self.assertIn(f'{note["id"]},,"With ""quotes""","and, commas",', lines)

    def test_streams_a_block_per_note(self):
        self.add_by_api(title="First")
        self.add_by_api(title="Second")
        blocks = list(self.client.get("/stream").iter_encoded())
        self.assertGreaterEqual(len(blocks), 4)
        self.assertEqual(blocks[0], b"All notes, oldest first\n")


class StorageTest(NotesTest):
    def test_creates_the_schema_once_when_many_start_at_the_same_time(self):
        def start(_):
            return self.create_app().test_client().get("/api/notes").status_code

        with ThreadPoolExecutor(8) as threads:
            self.assertEqual(set(threads.map(start, range(8))), {200})

    def test_refuses_an_unknown_kind_of_database(self):
        app = create_app({"DATABASE_URL": "mysql://localhost/notes", "TESTING": True})
        with self.assertRaisesRegex(ValueError, "postgresql://"):
            app.test_client().get("/")


if __name__ == "__main__":
    unittest.main()
