"""A small service that moves from gunicorn to Krait, route by route."""

import hashlib

from flask import Flask, abort, jsonify, request

app = Flask(__name__)


@app.after_request
def say_who_serves(response):
    software = request.environ.get("SERVER_SOFTWARE", "")
    response.headers["X-Served-By"] = software.partition("/")[0]
    return response


@app.get("/stock/<int:item>")
def stock(item):
    if item > 1000:
        abort(404)
    return jsonify(item=item, count=item * 7 % 100)


@app.get("/orders/<int:order>")
def order(order):
    return jsonify(order=order, client=request.remote_addr, host=request.host)


@app.post("/orders")
def place_order():
    body = request.get_data()
    return jsonify(size=len(body), digest=hashlib.sha256(body).hexdigest()), 201


@app.get("/reports/<name>")
def report(name):
    return app.response_class((f"{name} {line}\n" for line in range(200)), mimetype="text/plain")
