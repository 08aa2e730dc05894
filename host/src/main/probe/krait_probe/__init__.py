"""The WSGI application that ``krait conformance`` puts on a server and then asks.

``krait_probe:application`` runs on CPython 3.9 and newer and on GraalPy, and needs the standard library
alone. Each case of the suite is a path, ``/environ-dict``: what is answered there is either what the
application saw (a *question*), or a response of a certain kind (a *behaviour*). The suite, not this package,
knows what is right.

================  =================================================================================
``registry``      finds the function of a path
``notes``         what a request leaves for a later one, also across processes
``environs``      questions about ``environ``
``inputs``        questions about ``wsgi.input`` and ``wsgi.errors``
``starts``        ``start_response`` and ``write``: in order, twice, late, with exc_info
``wrong_heads``   statuses and headers that no application may send
``iterables``     what an application may return, and when it is closed
``bodies``        how long a body is, and how a server frames it
``files``         ``wsgi.file_wrapper``
``runs``          concurrency, errors, and what outlives a request
================  =================================================================================
"""

from krait_probe import (  # noqa: F401 (each registers its cases)
    bodies,
    environs,
    files,
    inputs,
    iterables,
    runs,
    starts,
    wrong_heads,
)
from krait_probe.registry import Probe

application = Probe()
