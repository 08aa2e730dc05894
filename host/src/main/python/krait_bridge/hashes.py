"""``hashlib.scrypt``, which GraalPy 25.0 lacks: Werkzeug's ``generate_password_hash`` uses it by default."""

from __future__ import annotations

_USUAL_MEMORY = 32 * 1024 * 1024
_LONGEST_KEY = (1 << 31) - 1

_host: object = None


def scrypt(password, *, salt=None, n=None, r=None, p=None, maxmem=0, dklen=64) -> bytes:
    """``hashlib.scrypt`` (RFC 7914), with CPython's errors."""
    if salt is None or n is None or r is None or p is None:
        missing = next(name for name, value in zip("salt n r p".split(), (salt, n, r, p)) if value is None)
        raise TypeError(f"{missing} is required")
    if n < 2 or n & (n - 1):
        raise ValueError("n must be a power of 2.")
    if not 0 <= maxmem <= _LONGEST_KEY:
        raise ValueError(f"maxmem must be positive and smaller than {_LONGEST_KEY}")
    if not 1 <= dklen <= _LONGEST_KEY:
        raise ValueError(f"dklen must be greater than 0 and smaller than {_LONGEST_KEY}")
    if r < 1 or p < 1 or r * p >= 1 << 30 or 128 * r * (n + p + 2) > (maxmem or _USUAL_MEMORY):
        raise ValueError("Invalid parameter combination for n, r, p, maxmem.")
    key = _host.scrypt(_latin1(password), _latin1(salt), n, r, p, dklen)
    return key.encode("latin-1")


def _latin1(data: object) -> str:
    return bytes(memoryview(data)).decode("latin-1")


def install(host: object) -> None:
    """Has ``hashlib``, which is imported later, find the function where it looks for it."""
    global _host
    import _hashlib

    _host = host
    if not hasattr(_hashlib, "scrypt"):
        _hashlib.scrypt = scrypt
