"""The old shop, as it ran on gunicorn. Who is logged in, the new one says."""

from flask import Flask, request, url_for

app = Flask(__name__)


@app.get("/")
def home():
    return f"Python knows {request.remote_user}"


@app.post("/orders")
def order():
    return {"customer": request.remote_user, "order": request.form["what"]}, 201


@app.get("/cart")
def cart():
    return url_for("home")
