"""The sample in Falcon."""

from html import escape

import falcon


class Hello:
    def on_get(self, request, response, name):
        response.content_type = falcon.MEDIA_HTML
        response.text = f"<h1>Hello {escape(name)}!</h1>\n"


class Json:
    def on_get(self, request, response):
        response.media = {"framework": "falcon", "numbers": [1, 2, 3]}


class Echo:
    def on_post(self, request, response):
        response.content_type = falcon.MEDIA_TEXT
        fields = request.get_media().items()
        response.text = "".join(f"{name}={value}\n" for name, value in fields)


class Stream:
    def on_get(self, request, response):
        response.content_type = falcon.MEDIA_TEXT
        response.stream = (f"block {number}\n".encode() for number in range(1, 4))


def not_found(request, response):
    response.status = falcon.HTTP_404
    response.content_type = falcon.MEDIA_TEXT
    response.text = "There is nothing here.\n"


app = falcon.App()
app.add_route("/hello/{name}", Hello())
app.add_route("/json", Json())
app.add_route("/echo", Echo())
app.add_route("/stream", Stream())
app.add_sink(not_found)
