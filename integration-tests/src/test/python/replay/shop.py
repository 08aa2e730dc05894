"""A shop in Flask: pages, JSON, a session with a login, a token in a form. `SHOP=new` has two faults."""

from __future__ import annotations

import os
import secrets

from flask import Flask, jsonify, redirect, request, session

NEW = os.environ.get("SHOP") == "new"

app = Flask(__name__)
app.secret_key = secrets.token_hex()


@app.get("/")
def front():
    return "<!DOCTYPE html>\n<title>Shop</title>\n<p>Welcome</p>\n"


@app.get("/items/<int:number>")
def item(number):
    price = number * 1.5
    return jsonify(id=number, price=str(price) if NEW else price, tags=["a", "b"])


@app.get("/login")
def form():
    session["csrf"] = secrets.token_hex(8)
    return f'<form method="post"><input type="hidden" name="csrf_token" value="{session["csrf"]}"></form>'


@app.post("/login")
def login():
    if request.form["csrf_token"] != session.get("csrf"):
        return "wrong token", 403
    session["user"] = request.form["user"]
    return redirect("/me")


@app.get("/me")
def me():
    if "user" not in session:
        return "who are you?", 401
    return jsonify(user=session["user"])


@app.get("/stream")
def stream():
    return app.response_class((f"line {i}\n" for i in range(5 if NEW else 4)), mimetype="text/plain")
