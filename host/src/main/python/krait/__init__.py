"""What Krait gives to applications that know of it.

``services``
    The Java objects offered to this application, by name; the same as ``environ["krait.services"]``, and
    there outside of requests, too.
``JavaError``
    Raised when one of them throws.
``RequestTimeout``
    Raised in a request that took too long; a ``BaseException``.
``krait.jdbc``
    A database driver (PEP 249) over a Java ``DataSource`` that was offered.
"""

from krait_bridge.java_errors import JavaError
from krait_bridge.services import services
from krait_bridge.timeouts import RequestTimeout

__all__ = ["JavaError", "RequestTimeout", "services"]
