"""The sample in Bottle."""

from html import escape

from bottle import Bottle, request, response

app = Bottle()


@app.get("/hello/<name>")
def hello(name):
    return f"<h1>Hello {escape(name)}!</h1>\n"


@app.get("/json")
def as_json():
    return {"framework": "bottle", "numbers": [1, 2, 3]}


@app.post("/echo")
def echo():
    response.content_type = "text/plain; charset=utf-8"
    return "".join(f"{name}={value}\n" for name, value in request.forms.decode().allitems())


@app.get("/stream")
def stream():
    response.content_type = "text/plain; charset=utf-8"
    for number in range(1, 4):
        yield f"block {number}\n"


@app.error(404)
def not_found(error):
    response.content_type = "text/plain; charset=utf-8"
    return "There is nothing here.\n"
