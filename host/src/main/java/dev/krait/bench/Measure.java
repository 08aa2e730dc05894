package dev.krait.bench;

/// A quantity that is measured, the same for every server.
enum Measure {
  START_SIMPLE("Start to first answer, simple_app", Unit.SECONDS),
  START_FLASK("Start to first answer, Flask", Unit.SECONDS),
  SIMPLE("simple_app", Unit.REQUESTS),
  FLASK_HELLO("Flask hello", Unit.REQUESTS),
  FLASK_CPU("Flask, 20,000 steps of arithmetic", Unit.REQUESTS),
  FLASK_PAGE("Flask, Jinja page of 100 rows", Unit.REQUESTS),
  FLASK_JSON("Flask, 10 KB of JSON", Unit.REQUESTS),
  DJANGO_PAGE("Django, 50 rows from SQLite", Unit.REQUESTS),
  STEADY("Flask hello, measured by the load client", Unit.REQUESTS),
  OVERTAKE("Start to passing gunicorn's steady state", Unit.SECONDS),
  GATE("Lowest half second once ready, of gunicorn's steady state", Unit.TIMES),
  THREADS_1("Flask arithmetic, --threads 1", Unit.REQUESTS),
  THREADS_8("Flask arithmetic, --threads 8", Unit.REQUESTS),
  SLEEP("Flask, waits 50 ms, --threads 8, 64 clients", Unit.REQUESTS),
  WORKERS_1("Flask arithmetic, --workers 1", Unit.REQUESTS),
  WORKERS_2("Flask arithmetic, --workers 2", Unit.REQUESTS),
  LATENCY("Flask hello, p99 latency at half of its peak", Unit.MILLISECONDS),
  DOWNLOAD("Download of 1 GiB, file_wrapper", Unit.MEGABYTES_PER_SECOND),
  UPLOAD("Upload of 1 GiB, read in 64 KiB", Unit.MEGABYTES_PER_SECOND),
  BLOCKS("Stream of 10,000 blocks of 64 bytes", Unit.BLOCKS),
  MEMORY_1("Resident memory under load, Flask, 1 interpreter", Unit.MEGABYTES),
  MEMORY_3("Resident memory under load, Flask, 3 interpreters", Unit.MEGABYTES),
  UNROUTED("simple_app without routes", Unit.REQUESTS),
  ROUTED("simple_app, the last of 21 routes", Unit.REQUESTS),
  PROXIED("Proxy for an Undertow server", Unit.REQUESTS),
  ALONE("simple_app, p99 latency at 2,000 requests/s", Unit.MILLISECONDS),
  SHADOWED("The same with a shadow", Unit.MILLISECONDS),
  HANDLER_SIMPLE("simple_app behind an Undertow handler", Unit.REQUESTS),
  SERVLET_SIMPLE("simple_app behind a servlet", Unit.REQUESTS),
  HANDLER_FLASK("Flask hello behind an Undertow handler", Unit.REQUESTS),
  SERVLET_FLASK("Flask hello behind a servlet", Unit.REQUESTS);

  private final String title;
  private final Unit unit;

  Measure(String title, Unit unit) {
    this.title = title;
    this.unit = unit;
  }

  String title() {
    return title;
  }

  Unit unit() {
    return unit;
  }
}
