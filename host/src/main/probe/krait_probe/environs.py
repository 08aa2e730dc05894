"""Questions about ``environ`` (PEP 3333 §"environ Variables")."""

import json
import pickle
import re
from urllib.parse import quote

from krait_probe.registry import question


@question
def environ_dict(environ):
    return "%s.%s" % (type(environ).__module__, type(environ).__name__)


@question
def environ_mutable(environ):
    environ["krait_probe.key"] = 1
    environ.update({"PATH_INFO": "/else"})
    copied = dict(environ)
    del environ["krait_probe.key"]
    environ.pop("QUERY_STRING", None)
    environ.setdefault("QUERY_STRING", "x=1")
    kept = copied["krait_probe.key"] == 1 and environ["PATH_INFO"] == "/else"
    return "changed" if kept and "krait_probe.key" not in environ else "not changed"


@question
def environ_fresh(environ):
    before = environ.get("krait_probe.mark", "fresh")
    environ["krait_probe.mark"] = "of an earlier request"
    environ["HTTP_X_MARK"] = "of an earlier request"
    return before


@question
def environ_serializable(environ):
    text = {key: value for key, value in environ.items() if type(value) is str}
    same = json.loads(json.dumps(text)) == text and pickle.loads(pickle.dumps(text)) == text
    return "same" if same else "differs"


@question
def environ_strings(environ):
    wrong = [
        "%s is %s %a" % (key, type(value).__name__, value)
        for key, value in sorted(environ.items())
        if "." not in key and (type(value) is not str or any(ord(letter) > 255 for letter in value))
    ]
    return "; ".join(wrong) or "all are str of latin-1"


@question
def environ_keys(environ):
    wrong = [repr(key) for key in environ if type(key) is not str]
    return ", ".join(wrong) or "all are str"


@question
def environ_none(environ):
    return ", ".join(sorted(key for key, value in environ.items() if value is None)) or "no None"


@question
def server_variables(environ):
    cgi, own = re.compile(r"[A-Za-z_][A-Za-z0-9_().-]*"), re.compile(r"[a-z][a-z0-9_]*(\.[a-z0-9_]+)+")
    own_keys = [key for key in environ if "." in key]
    wrong = [key for key in own_keys if not own.fullmatch(key)]
    wrong += [key for key in environ if "." not in key and not cgi.fullmatch(key)]
    return ", ".join(sorted(wrong)) or "as the PEP wants them"


@question
def method(environ):
    value = environ.get("REQUEST_METHOD")
    return "%s %s" % (type(value).__name__, value)


@question
def script_name(environ):
    value = environ.get("SCRIPT_NAME", "")
    good = type(value) is str and (value == "" or value[0] == "/" and value[-1] != "/")
    return "good" if good else repr(value)


@question
def path_decoded(environ):
    return ascii(environ.get("PATH_INFO", "").partition("path-decoded")[2])


@question
def path_slash(environ):
    return ascii(environ.get("PATH_INFO", "").partition("path-slash")[2])


@question
def url_rebuilt(environ):
    """The algorithm of PEP 3333 §"URL Reconstruction"."""
    url = environ["wsgi.url_scheme"] + "://"
    if environ.get("HTTP_HOST"):
        url += environ["HTTP_HOST"]
    else:
        url += environ["SERVER_NAME"] + ":" + environ["SERVER_PORT"]
    url += quote(environ.get("SCRIPT_NAME", ""), encoding="latin-1")
    url += quote(environ.get("PATH_INFO", ""), encoding="latin-1")
    if environ.get("QUERY_STRING"):
        url += "?" + environ["QUERY_STRING"]
    return url


@question
def query_raw(environ):
    return environ.get("QUERY_STRING", "absent")


@question
def query_empty(environ):
    return "empty" if environ.get("QUERY_STRING", "") == "" else repr(environ["QUERY_STRING"])


@question
def content_fields(environ):
    return "%r %r" % (environ.get("CONTENT_TYPE"), environ.get("CONTENT_LENGTH"))


@question
def content_not_http(environ):
    wrong = [key for key in ("HTTP_CONTENT_TYPE", "HTTP_CONTENT_LENGTH") if key in environ]
    return ", ".join(wrong) or "neither"


@question
def content_absent(environ):
    values = [environ.get("CONTENT_TYPE", ""), environ.get("CONTENT_LENGTH", "")]
    return "absent or empty" if values == ["", ""] else repr(values)


@question
def server_address(environ):
    values = [environ.get("SERVER_NAME"), environ.get("SERVER_PORT")]
    good = all(type(value) is str and value for value in values) and values[1].isdigit()
    return "a name and a port" if good else repr(values)


@question
def protocol(environ):
    return environ.get("SERVER_PROTOCOL", "absent")


@question
def header_present(environ):
    return repr(environ.get("HTTP_X_PROBE_FIELD"))


@question
def header_absent(environ):
    names = ("HTTP_HOST", "HTTP_COOKIE", "HTTP_USER_AGENT", "HTTP_ACCEPT", "HTTP_REFERER")
    return ", ".join("%s=%r" % (name, environ[name]) for name in names if name in environ) or "none"


@question
def header_repeated(environ):
    return repr([part.strip() for part in environ.get("HTTP_X_PROBE", "").split(",")])


@question
def header_latin1(environ):
    return ascii(environ.get("HTTP_X_PROBE"))


@question
def header_underscore(environ):
    return repr(environ.get("HTTP_X_PROBE"))


@question
def cookie_joined(environ):
    return re.sub("; *", "; ", environ.get("HTTP_COOKIE", "absent"))


@question
def header_proxy(environ):
    return repr(environ.get("HTTP_PROXY", "absent"))


@question
def trailer_field(environ):
    """What comes after a chunked body is no header field (RFC 9110 §6.5.1)."""
    environ["wsgi.input"].read()
    return environ.get("HTTP_X_LATE", "absent")


@question
def remote_address(environ):
    return environ.get("REMOTE_ADDR", "absent")


@question
def remote_port(environ):
    return "a port" if str(environ.get("REMOTE_PORT", "")).isdigit() else "no port"


@question
def server_software(environ):
    return "named" if environ.get("SERVER_SOFTWARE") else "not named"


@question
def wsgi_version(environ):
    version = environ.get("wsgi.version")
    return "%s %r" % (type(version).__name__, version)


@question
def url_scheme(environ):
    return repr(environ.get("wsgi.url_scheme"))


@question
def wsgi_flags(environ):
    names = ("wsgi.multithread", "wsgi.multiprocess", "wsgi.run_once")
    return ", ".join(name for name in names if name not in environ) or "all there"
