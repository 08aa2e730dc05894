"""The application: plain Bottle, which knows nothing of Java and jars."""

from bottle import Bottle

app = Bottle()


@app.get("/")
def home():
    return "Hello from a jar\n"


@app.get("/basket")
def basket():
    return {"items": ["apple", "pear"]}
