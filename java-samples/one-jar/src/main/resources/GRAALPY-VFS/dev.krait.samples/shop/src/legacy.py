"""The application: plain Flask, which knows nothing of Java and jars."""

from flask import Flask, jsonify

app = Flask(__name__)


@app.get("/")
def home():
    return "Hello from a jar\n"


@app.get("/basket")
def basket():
    return jsonify(items=["apple", "pear"])
