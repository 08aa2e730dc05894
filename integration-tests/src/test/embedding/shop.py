"""A shop on Flask, with a native module and a database."""

import os
import sqlite3

import flask

app = flask.Flask(__name__)
database = sqlite3.connect(":memory:", check_same_thread=False)
database.execute("create table orders (what text)")


@app.get("/")
def home():
    # Werkzeug encodes the host's name with IDNA, which takes another native module
    return f"{flask.request.environ['shop.name']} at {flask.request.host}"


@app.post("/orders")
def order():
    database.execute("insert into orders values (?)", [flask.request.json["what"]])
    return {"orders": [row[0] for row in database.execute("select what from orders")]}


@app.get("/python")
def python():
    return os.path.basename(os.sys.executable)
