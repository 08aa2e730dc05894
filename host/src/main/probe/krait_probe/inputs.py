"""Questions about ``wsgi.input`` and ``wsgi.errors`` (PEP 3333 §"Input and Error Streams").

The suite sends ``line one LF line two LF last`` unless a case says otherwise.
"""

import hashlib

from krait_probe.registry import question


@question
def input_read(environ):
    source = environ["wsgi.input"]
    return repr([source.read(4), source.read(5), source.read(13)])


@question
def input_read_all(environ):
    return repr(environ["wsgi.input"].read())


@question
def input_read_zero(environ):
    source = environ["wsgi.input"]
    return repr([source.read(0), source.read(4)])


@question
def input_read_negative(environ):
    source = environ["wsgi.input"]
    return repr([source.read(4), source.read(-1)])


@question
def input_read_rest(environ):
    source = environ["wsgi.input"]
    return repr([source.read(4), source.read()])


@question
def input_end(environ):
    source = environ["wsgi.input"]
    length = int(environ["CONTENT_LENGTH"])
    return repr([len(source.read(length)), source.read(1), source.readline(), source.read(10), source.readlines()])


@question
def input_past_end(environ):
    return repr(environ["wsgi.input"].read(1000))


@question
def input_readline(environ):
    source = environ["wsgi.input"]
    return repr([source.readline(), source.readline()])


@question
def input_readline_end(environ):
    source = environ["wsgi.input"]
    return repr([source.readline() for _ in range(4)])


@question
def input_readline_size(environ):
    source = environ["wsgi.input"]
    return repr([source.readline(4), source.readline(100), source.readline(0)])


@question
def input_readlines(environ):
    return repr(environ["wsgi.input"].readlines())


@question
def input_readlines_hint(environ):
    """A hint may be ignored: then all lines come."""
    lines = environ["wsgi.input"].readlines(5)
    right = [b"line one\n", b"line two\n", b"last"]
    return "a line or more" if lines and lines == right[: len(lines)] else repr(lines)


@question
def input_iteration(environ):
    lines = iter(environ["wsgi.input"])
    return repr([next(lines), next(lines)])


@question
def input_iteration_end(environ):
    return repr(list(environ["wsgi.input"]))


@question
def input_mixed(environ):
    source = environ["wsgi.input"]
    return repr([source.readline(), source.read(3), next(iter(source)), source.read(4)])


@question
def input_long_line(environ):
    line = environ["wsgi.input"].readline()
    return "%d %s" % (len(line), hashlib.sha256(line).hexdigest())


@question
def input_empty(environ):
    source = environ["wsgi.input"]
    return repr([source.read(10), source.readline(), source.readlines()])


@question
def input_chunked(environ):
    return repr(environ["wsgi.input"].read())


@question
def input_chunked_known(environ):
    """How a framework learns that it may read to the end of a chunked body."""
    ends = environ.get("wsgi.input_terminated") is True
    return "known" if ends or environ.get("CONTENT_LENGTH") == "22" else "not known"


@question
def input_unread(environ):
    return "unread"


@question
def input_closed(environ):
    environ["wsgi.input"].read(4)
    try:
        environ["wsgi.input"].close()
    except Exception:
        pass  # it may refuse
    return "closed"


@question
def expect_read(environ):
    return repr(environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"])))


@question
def expect_unread(environ):
    return "unread"


@question
def expect_http10(environ):
    return repr(environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"])))


@question
def errors_methods(environ):
    errors = environ["wsgi.errors"]
    errors.write("krait probe: a line\n")
    errors.writelines(["krait probe: a second line\n", "krait probe: a third line\n"])
    errors.flush()
    return "written"


@question
def errors_text(environ):
    try:
        environ["wsgi.errors"].write(b"krait probe: bytes\n")
    except Exception as error:
        return "raised " + type(error).__name__
    return "took bytes"


@question
def errors_unicode(environ):
    errors = environ["wsgi.errors"]
    try:
        errors.write("krait probe: \u20ac, \ud800 alone, \U0001f40d\n")
        errors.flush()
    except Exception as error:
        return "raised " + type(error).__name__
    return "written"
