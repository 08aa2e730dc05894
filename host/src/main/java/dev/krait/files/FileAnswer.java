package dev.krait.files;

import dev.krait.exchange.Header;
import dev.krait.exchange.RequestHead;
import dev.krait.exchange.ResponseHead;
import dev.krait.exchange.ResponseSink;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How a request for a file is answered.
///
/// @param content what the body is
record FileAnswer(ResponseHead head, Content content) {
  private static final int OK = 200;
  private static final int PARTIAL = 206;
  private static final int NOT_MODIFIED = 304;
  private static final int NOT_FOUND = 404;
  private static final int NOT_ALLOWED = 405;
  private static final int PRECONDITION_FAILED = 412;
  private static final int NOT_SATISFIABLE = 416;

  /// A body.
  sealed interface Content {
    record Region(Path file, long offset, long count) implements Content {}

    record Text(String ascii) implements Content {}
  }

  static FileAnswer notFound() {
    return page(NOT_FOUND, "Not Found", List.of());
  }

  /// RFC 9110 §13.2.2: preconditions first, then the range.
  ///
  /// @throws IOException when the file is gone meanwhile
  static FileAnswer to(RequestHead request, Path file) throws IOException {
    String method = request.line().method();
    if (!method.equals("GET") && !method.equals("HEAD")) {
      return page(NOT_ALLOWED, "Method Not Allowed", List.of(new Header("Allow", "GET, HEAD")));
    }
    Version version = Version.of(file);
    return switch (Preconditions.of(request).check(version)) {
      case FAILED -> page(PRECONDITION_FAILED, "Precondition Failed", List.of());
      case NOT_MODIFIED ->
          new FileAnswer(
              new ResponseHead(NOT_MODIFIED, "Not Modified", version.headers()),
              new Content.Text(""));
      case HOLD -> content(request, file, version);
    };
  }

  private static FileAnswer content(RequestHead request, Path file, Version version) {
    Optional<Range> range = Range.of(request, version);
    if (range.isPresent() && !range.get().satisfiable(version.size())) {
      Header whole = new Header("Content-Range", "bytes */" + version.size());
      return page(NOT_SATISFIABLE, "Range Not Satisfiable", List.of(whole));
    }
    List<Header> headers = new ArrayList<>(version.headers());
    headers.add(new Header("Content-Type", MediaTypes.of(file)));
    headers.add(new Header("X-Content-Type-Options", "nosniff"));
    headers.add(new Header("Accept-Ranges", "bytes"));
    long first = range.map(some -> some.first(version.size())).orElse(0L);
    long end = range.map(some -> some.end(version.size())).orElse(version.size());
    headers.add(new Header("Content-Length", Long.toString(end - first)));
    if (range.isPresent()) {
      headers.add(
          new Header("Content-Range", "bytes " + first + "-" + (end - 1) + "/" + version.size()));
    }
    ResponseHead head =
        range.isPresent()
            ? new ResponseHead(PARTIAL, "Partial Content", headers)
            : new ResponseHead(OK, "OK", headers);
    return new FileAnswer(head, new Content.Region(file, first, end - first));
  }

  private static FileAnswer page(int status, String reason, List<Header> more) {
    String text = reason + "\n";
    List<Header> headers = new ArrayList<>(more);
    headers.add(new Header("Content-Type", "text/plain; charset=utf-8"));
    headers.add(new Header("Content-Length", Integer.toString(text.length())));
    return new FileAnswer(new ResponseHead(status, reason, headers), new Content.Text(text));
  }

  /// @param headOnly whether the body stays here, as for HEAD
  void send(ResponseSink sink, boolean headOnly) {
    if (headOnly) {
      boolean _ = sink.start(head, new byte[0], true);
      return;
    }
    boolean _ =
        switch (content) {
          case Content.Region(Path file, long offset, long count) ->
              sink.sendFile(head, file, offset, count);
          case Content.Text(String ascii) ->
              sink.start(head, ascii.getBytes(StandardCharsets.US_ASCII), true);
        };
  }
}
