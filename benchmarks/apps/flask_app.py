"""Flask as it is used: a greeting, arithmetic, a page of a template, JSON, a wait."""

import time

from flask import Flask, jsonify, render_template
from jinja2 import DictLoader

app = Flask(__name__)

PAGE = """<!doctype html>
<title>{{ title }}</title>
<table>
{% for row in rows %}<tr class="{{ loop.cycle('odd', 'even') }}"><td>{{ row.number }}</td><td>{{ row.name }}</td>\
<td>{{ '%.2f' | format(row.price) }}</td></tr>
{% endfor %}</table>
"""
app.jinja_loader = DictLoader({"page.html": PAGE})
ROWS = [{"number": n, "name": f"Item <{n}> & more", "price": n * 1.25} for n in range(100)]
RECORDS = [{"id": n, "name": f"record {n}", "tags": ["one", "two", "three"], "score": n / 7} for n in range(128)]


@app.get("/")
def hello():
    """The least that Flask can do."""
    return "Hello, World!"


@app.get("/cpu")
def cpu():
    """20,000 iterations of integer arithmetic."""
    total = 0
    for i in range(20_000):
        total = (total * 31 + i) % 1_000_003
    return str(total)


@app.get("/page")
def page():
    """A Jinja template with a hundred rows."""
    return render_template("page.html", title="A hundred rows", rows=ROWS)


@app.get("/json")
def json():
    """About 10 KB of JSON."""
    return jsonify(RECORDS)


@app.get("/sleep")
def sleep():
    """50 ms in which the interpreter is free for others."""
    time.sleep(0.05)
    return "slept\n"
