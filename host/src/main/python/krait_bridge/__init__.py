"""The Python half of Krait: carries one request from Java into a WSGI application and back.

Java calls two functions: ``bootstrap.start`` once per interpreter, then ``server.serve`` once per
request, on any of several threads at once. Everything else is reached from these two.

================  =================================================================================
``bootstrap``     prepares the process for the application (paths, streams, logging), loads it
``loader``        ``MODULE:NAME`` or ``MODULE:factory('x')`` -> the application
``load_failure``  why an application could not be loaded, in words that say what to do
``server``        one request: environ, call, answer, ``close()``
``environ``       the CGI half of ``environ``: header names, constant keys
``body``          ``wsgi.input``
``pipes``         how the blocks of large bodies come from Java
``streams``       ``wsgi.errors``, ``sys.stdout`` and ``sys.stderr``: text lines -> the host's log
``logs``          Python's ``logging`` -> the host's log
``response``      ``start_response``, ``write`` and the order in which things are sent
``conformance``   what follows when an application breaks a rule of PEP 3333
``fields``        which statuses and header fields an application may send
``files``         ``wsgi.file_wrapper``
``reporting``     quotes, tracebacks and error pages
``hostlog``       the host's log
``timeouts``      the exception that stops a request which takes too long
``ending``        the application's threads and ``atexit`` functions when an interpreter goes
``gaps``          what GraalPy's standard library lacks
``hashes``        a hash function that it lacks
``json_encoder``  the part of ``json.dumps`` that is slow there
``profiling``     ``cProfile``'s counting of calls, which is broken there
``sandbox``       what is refused, or done another way, with ``--sandbox``
``signals``       the signals that stop the host stay the host's
``calls``         functions of the application's that Java calls
``services``      Java objects offered to the application
``values``        how arguments and results of Java's cross
``java_errors``   what Java's exceptions are in Python
``sqlite_hook``   puts the next one in place when it is needed
``sqlite_guard``  SQLite databases that several interpreters of the process use
================  =================================================================================

The package imports nothing of Java: what comes from there is a plain ``str``, ``int`` or ``bool``,
and three objects with a handful of methods (the host's log, its record of breaches and the
exchange), which tests replace by fakes. Each call on them drops and retakes the interpreter lock, so the fewest calls win.
"""
