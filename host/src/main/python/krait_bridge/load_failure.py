"""Why an application could not be loaded, in words that say what to do."""

from __future__ import annotations

import os
import re
import sys

from krait_bridge.reporting import describe, quote
from krait_bridge.sandbox import NativeModuleRefused

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import ModuleType

_NATIVE = re.compile(
    r"could not load|cannot load|invalid ELF|IsolateNativeModules|\.so\b", re.IGNORECASE
)

_DISTRIBUTIONS = {  # packages that are installed under another name than they are imported
    "bs4": "beautifulsoup4",
    "cv2": "opencv-python",
    "dateutil": "python-dateutil",
    "dotenv": "python-dotenv",
    "jwt": "PyJWT",
    "MySQLdb": "mysqlclient",
    "PIL": "Pillow",
    "psycopg2": "psycopg2-binary",
    "rest_framework": "djangorestframework",
    "sklearn": "scikit-learn",
    "yaml": "PyYAML",
}


class LoadFailure(Exception):
    """An application that cannot be loaded.

    ``kind`` is one of module-missing, attribute-missing, not-callable, factory-failed, app-failed,
    syntax, package-missing, native-extension, memory and bad-spec; ``message`` is for the user.
    """

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(message)
        self.kind = kind
        self.message = message

    def flat(self) -> str:
        """The kind on the first line, the message after it."""
        return f"{self.kind}\n{self.message}"


def from_import(name: str, error: BaseException) -> LoadFailure:
    """What went wrong while the application's module ``name`` was imported."""
    if isinstance(error, ModuleNotFoundError) and _is_or_holds(error.name, name):
        if _frames(error) == 0:
            return _missing_module(name, str(error.name))
    known = _known(error)
    if known is not None:
        return known
    kind = type(error).__name__
    return LoadFailure(
        "app-failed",
        f"importing the module {quote(name)} raised {kind}; it must be importable without errors;"
        f" correct what the traceback shows\n{describe(error)}",
    )


def from_factory(
    specification: str, factory: object, call: tuple[list, dict], error: BaseException
) -> LoadFailure:
    """What went wrong while ``factory`` was called with the arguments in ``call``."""
    if not callable(factory):
        return LoadFailure(
            "not-callable",
            f"the factory in {quote(specification)} is an object of type {type(factory).__name__},"
            " which cannot be called; only functions and classes can; leave out the parentheses",
        )
    if isinstance(error, TypeError) and not _accepts(factory, call):
        return LoadFailure(
            "factory-failed",
            f"the factory in {quote(specification)} does not take these arguments: {error};"
            " they must fit its signature; correct the arguments",
        )
    known = _known(error)
    if known is not None:
        return known
    kind = type(error).__name__
    return LoadFailure(
        "factory-failed",
        f"the factory in {quote(specification)} raised {kind}; it must return a WSGI application;"
        f" correct what the traceback shows\n{describe(error)}",
    )


def missing_attribute(module: ModuleType, path: str, name: str, holder: object) -> LoadFailure:
    """``path`` in ``module`` leads nowhere: ``holder`` has no ``name``."""
    near = _close(name, [each for each in dir(holder) if not each.startswith("_")])
    return LoadFailure(
        "attribute-missing",
        f"the module {quote(module.__name__)} has no {quote(path)}; "
        + (f"near to it: {near}; " if near else "")
        + f"it has these callables: {_callables(holder)}; name one of them",
    )


def missing_default(module: ModuleType, names: tuple[str, ...]) -> LoadFailure:
    """No application was named, and ``module`` has none under the usual names."""
    return LoadFailure(
        "attribute-missing",
        f"the module {quote(module.__name__)} has neither {' nor '.join(map(quote, names))}; it has"
        f" these callables: {_callables(module)}; name one, as {module.__name__}:NAME, or as"
        f" {module.__name__}:NAME() if it makes the application",
    )


def _known(error: BaseException) -> LoadFailure | None:
    if isinstance(error, SyntaxError):
        return LoadFailure(
            "syntax",
            f"the file {quote(error.filename)} is not valid Python 3.12; correct line"
            f" {error.lineno}\n{describe(error)}",
        )
    if isinstance(error, MemoryError):
        return LoadFailure(
            "memory",
            "there was not enough memory to load the application: the heap is full; give more with"
            f" KRAIT_JAVA_OPTS=-Xmx..., or use fewer --workers\n{describe(error)}",
        )
    if isinstance(error, NativeModuleRefused):
        return LoadFailure("native-extension", f"{error}\n{describe(error)}")
    if isinstance(error, ModuleNotFoundError) and error.name:
        return _missing_package(error.name, error)
    if isinstance(error, (ImportError, SystemError)) and _NATIVE.search(str(error)):
        return _native(str(error), error)
    return None


def _missing_package(name: str, error: ModuleNotFoundError) -> LoadFailure | None:
    """A module that the application imports, and that is not there."""
    top, _, rest = name.partition(".")
    if rest:
        parent, _, leaf = name.rpartition(".")
        library = _library(parent, leaf)
        return _native(f"{library} is built for another Python", error) if library else None
    if top in sys.stdlib_module_names:
        return LoadFailure(
            "app-failed",
            f"the application imports {quote(top)}, a part of Python's standard library that"
            f" GraalPy does not have; do without it\n{describe(error)}",
        )
    package = _DISTRIBUTIONS.get(top, top)
    return LoadFailure(
        "package-missing",
        f"the application imports {quote(top)}, which is not installed; it must be in the"
        f" application's folder or its venv; install it with: krait install {package}"
        f"\n{describe(error)}",
    )


def _library(parent: str, leaf: str) -> str:
    """The native library that a package has in place of the module ``leaf``, ``""`` if none."""
    for entry in sys.path:  # not the package's __path__: once it failed, it is imported no more
        folder = os.path.join(entry, *parent.split("."))
        for file in _files(folder):
            if file.startswith(leaf + ".") and file.endswith((".so", ".pyd")):
                return os.path.join(folder, file)
    return ""


def _native(problem: str, error: BaseException) -> LoadFailure:
    return LoadFailure(
        "native-extension",
        f"a native extension (a library in C or Rust) could not be loaded: {quote(problem)};"
        " GraalPy needs one that was built for it; install the package with: krait install NAME, or"
        f" use a pure Python one in its place\n{describe(error)}",
    )


def _missing_module(name: str, missing: str) -> LoadFailure:
    parent, _, leaf = missing.rpartition(".")
    folders = list(getattr(sys.modules.get(parent), "__path__", ())) if parent else sys.path[:1]
    near = _close(leaf, sorted({each for folder in folders for each in _modules(folder)}))
    return LoadFailure(
        "module-missing",
        f"there is no module {quote(missing)}"
        + (f" (needed for {quote(name)})" if missing != name else "")
        + f" in {', '.join(map(quote, folders))}; "
        + (f"near to it: {near}; " if near else "")
        + "it must be there as a .py file or a package; correct the name, or name the folder that"
        " holds it with --chdir or --pythonpath",
    )


def _modules(folder: str) -> list[str]:
    return [
        file.removesuffix(".py")
        for file in _files(folder)
        if file.endswith(".py") or os.path.isfile(os.path.join(folder, file, "__init__.py"))
    ]


def _files(folder: str) -> list[str]:
    try:
        return os.listdir(folder)
    except OSError:
        return []


def _close(name: str, names: list[str]) -> str:
    from difflib import get_close_matches

    return ", ".join(get_close_matches(name, names, 5, 0.5))


def _callables(holder: object) -> str:
    contents = getattr(holder, "__dict__", {})
    names = [name for name, value in contents.items() if callable(value)]
    return ", ".join(name for name in names[:20] if not name.startswith("_")) or "none"


def _is_or_holds(outer: str | None, name: str) -> bool:
    return outer is not None and (name + ".").startswith(outer + ".")


def _frames(error: BaseException) -> int:
    return describe(error).count('\n  File "')


def _accepts(factory: object, call: tuple[list, dict]) -> bool:
    from inspect import signature

    try:
        signature(factory).bind(*call[0], **call[1])
    except TypeError:
        return False
    except ValueError:  # a built-in without a signature
        return True
    return True
