"""One request: from Java's call to the end of the application's ``close()``.

``serve`` is what Java calls, on any of several threads at once.
"""

from __future__ import annotations

from krait_bridge.body import NO_BODY, Body
from krait_bridge.conformance import RETURNED_TYPE, breach
from krait_bridge.environ import add_headers
from krait_bridge.files import FileWrapper
from krait_bridge.hostlog import APP, ERROR, INFO, log
from krait_bridge.reporting import describe, error_page, quote
from krait_bridge.response import GONE, NEW, Response
from krait_bridge.timeouts import RequestTimeout

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from contextvars import Context

    Result = tuple[str, str, bytes] | str

_BODY_FAILURES = {400: "Bad Request", 408: "Request Timeout", 413: "Request Entity Too Large"}

_application: Callable = None
_template: dict[str, object] = {}
_context: Context = None
_module = ""


def install(
    application: Callable, template: dict[str, object], context: Context, module: str = ""
) -> None:
    """Sets what ``serve`` serves.

    ``template`` is what every environ holds, ``context`` the variables as they were when the
    application was loaded; each request works on copies of both. ``module`` is the application's.
    """
    global _application, _template, _context, _module
    _application, _template, _context, _module = application, template, context, module


def module() -> str:
    """The name of the module that the application is in."""
    return _module


def in_context(function: Callable, *arguments: object) -> object:
    """Calls a function with variables as a request has them."""
    return _context.copy().run(function, *arguments)


def wrap(middleware: Callable[[Callable], Callable]) -> None:
    """Puts a middleware around what ``serve`` serves. Before the first request."""
    global _application
    _application = middleware(_application)


def serve(
    exchange: object, method: str, target: str, path: str, query: str, protocol: str,
    scheme: str, server_name: str, server_port: str, remote_addr: str, remote_port: str,
    headers: str, length: int, body: str, variables: str = "", script: str = "",
) -> Result:  # fmt: skip
    """Answers one request; never raises for anything an application does.

    ``path`` is decoded, and without the prefix ``script`` that led to the application; ``target``
    and ``query`` are as the client sent them; ``headers`` is ``name LF value LF name LF value ...``.
    ``length`` counts the body's bytes, -1 when only its end will tell; ``body`` holds them in latin-1
    if they came with the call.
    ``variables`` are further keys of environ, ``key NUL value NUL key NUL value ...``.

    Returns ``(status, headers, body)`` when nothing is sent yet and that is all there is to send,
    ``"sent"`` when everything went through the exchange, ``"aborted"`` when the response cannot be
    completed honestly.
    """
    stream = Body(exchange, length, body) if length else NO_BODY
    environ = {
        **_template,
        "REQUEST_METHOD": method,
        "SCRIPT_NAME": script,
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "SERVER_PROTOCOL": protocol,
        "SERVER_NAME": server_name,
        "SERVER_PORT": server_port,
        "REMOTE_ADDR": remote_addr,
        "REMOTE_PORT": remote_port,
        "REQUEST_URI": target,
        "RAW_URI": target,
        "wsgi.url_scheme": scheme,
        "wsgi.input": stream,
    }
    if remote_port == "0":  # a proxy told the address only
        del environ["REMOTE_PORT"]
    if scheme == "https":
        environ["HTTPS"] = "on"
    if variables:
        fields = variables.split("\0")
        environ.update(zip(fields[0::2], fields[1::2]))
    if headers:
        add_headers(environ, headers)
    response = Response(exchange, method, target)
    # the call, the iteration and close() see the same variables, and no other request's
    return _context.copy().run(_respond, environ, response, stream)


def _respond(environ: dict[str, object], response: Response, stream: Body) -> Result:
    blocks = None
    try:
        blocks = _application(environ, response.start_response)
        result = _deliver(response, blocks)
    except BaseException as error:  # sys.exit() too: it ends this request, nothing else
        result = _fail(response, stream, error)
    # not in a "finally": when the host stops an interpreter, no more of the application may run
    if type(blocks) is not list and type(blocks) is not tuple:
        _close(response, blocks)
    return result


def _deliver(response: Response, blocks: Iterable[bytes]) -> Result:
    kind = type(blocks)
    if kind is list or kind is tuple:
        if len(blocks) < 2 and not response.source:
            block = blocks[0] if blocks else b""
            if isinstance(block, bytes):
                return response.complete(block)
    elif kind is FileWrapper:
        region = blocks.region()
        if region is not None and response.send_file(*region):
            return response.outcome()
    else:
        _check_iterable(blocks, response)
    response.stream(blocks)
    return response.outcome()


def _check_iterable(blocks: object, response: Response) -> None:
    """Explains what would otherwise fail later, or send one byte at a time.

    Asks the type alone: of the iterable itself, a server may use nothing but ``iter``, ``len`` and
    ``close`` (PEP 3333 §"Specification Details").
    """
    kind = type(blocks)
    odd = issubclass(kind, (str, bytes, bytearray, memoryview, dict))
    if odd or not (hasattr(kind, "__iter__") or hasattr(kind, "__getitem__")):
        detail = f"the application returned {quote(blocks)} of type {kind.__name__}"
        # what is left gives bytes or nothing: a dict its keys
        if not odd or not issubclass(kind, dict) and len(blocks) > 0:
            raise RETURNED_TYPE.broken(detail)
        breach(RETURNED_TYPE, detail, response)


def _fail(response: Response, stream: Body, error: BaseException) -> Result:
    """Logs an error and answers it, if the client has nothing yet."""
    request = f"{response.method} {response.target}"
    if response.state == GONE and isinstance(error, BrokenPipeError):
        return response.outcome()  # nobody's fault: write() had told the application
    if isinstance(error, RequestTimeout):
        log(APP, INFO, f"{request}: stopped, as it took too long")  # the host has logged the rest
        return response.outcome() if response.state != NEW else "aborted"
    if stream.failure and isinstance(error, ConnectionResetError):
        log(APP, INFO, f"{request}: the request body could not be read: {stream.failure}")
        code = stream.failure_status
        reason = _BODY_FAILURES[code]
    else:
        name = type(error).__name__
        traceback = describe(error)
        log(APP, ERROR, f"{request}: the application raised {name}\n{traceback}")
        response.note_failure(traceback)
        code, reason = 500, "Internal Server Error"
    if response.state == NEW:
        return error_page(code, reason, response.method)
    return response.outcome()


def _close(response: Response, blocks: object) -> None:
    """PEP 3333 §"Specification Details": ``close()``, however the request ended, once."""
    try:
        close = getattr(blocks, "close", None)
        if close is not None:
            close()
    except BaseException as error:
        request = f"{response.method} {response.target}"
        name = type(error).__name__
        traceback = describe(error)
        log(APP, ERROR, f"{request}: the response's close() raised {name}\n{traceback}")
        response.note_failure(traceback)
