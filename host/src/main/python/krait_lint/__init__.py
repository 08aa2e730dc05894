"""A lint layer for WSGI: tells where an application breaks PEP 3333, and goes on.

::

    import krait_lint

    findings = []
    application = krait_lint.wrap(application, findings.append)

The layer lies between a server and an application and passes everything on as it is, so the server
reacts as it would without. Each :class:`Finding` names the rule, says in words what was done, and
where: the line of the application, and the request. It asks for more than ``wsgiref.validate``,
and does not stop at the first mistake.

============  =====================================================================================
``rules``     every rule there is
``layer``     :func:`wrap`: one request from the call to the end of ``close()``
``watch``     what is noted of one request
``places``    which line a finding is about
``answer``    ``start_response``, ``write``, and what is sent
``head``      statuses and header fields
``blocks``    the iterable that the application returns
``streams``   ``wsgi.input`` and ``wsgi.errors``
``environ``   what the application does to its environ
``sources``   what is wrong with its source, whatever is requested
``routes``    which requests an application can be tried with
``host``      the layer inside of Krait (``krait check``); the only module that knows of Krait
============  =====================================================================================

Nothing but the standard library is used. What an application only reads from its environ leaves no
trace: the environ must be a builtin ``dict``, and is.
"""

from krait_lint.layer import wrap
from krait_lint.rules import RULES
from krait_lint.watch import Finding

__all__ = ["RULES", "Finding", "wrap"]
