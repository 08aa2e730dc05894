package dev.krait.conformance;

import java.io.IOException;
import java.net.InetSocketAddress;

/// The client's side of one case: where the server is, what the case is called, and a record of all
/// that is said.
///
/// @param server its address
/// @param prefix in front of every path; empty for an application at the root
/// @param caseId the case's
/// @param token names this case's notes at the probe
record Dialogue(
    InetSocketAddress server, String prefix, String caseId, String token, Transcript transcript) {

  /// The same case at another of the probe's paths.
  Dialogue at(String path) {
    return new Dialogue(server, prefix, path, token, transcript);
  }

  Wire open() throws IOException {
    return Wire.open(server, transcript);
  }

  /// One request on a connection of its own.
  Answer ask(Request request) throws IOException {
    return ask(caseId, request);
  }

  /// One request on a connection of its own, for another of the probe's paths.
  Answer ask(String path, Request request) throws IOException {
    try (Wire wire = open()) {
      send(wire, path, request);
      return wire.answer(request.isHead());
    }
  }

  void send(Wire wire, Request request) {
    send(wire, caseId, request);
  }

  void send(Wire wire, String path, Request request) {
    wire.send(head(path, request) + request.body());
  }

  String head(String path, Request request) {
    return request.headText(prefix + "/" + path, host());
  }

  String head(Request request) {
    return head(caseId, request);
  }

  /// As in a Host field.
  String host() {
    return server.getHostString() + ":" + server.getPort();
  }

  /// A request that lets the probe remember something for later: `?t=…`.
  Request noting(Request request) {
    return noting(request, token);
  }

  Request noting(Request request, String name) {
    return new Request(
        request.method(), "?t=" + name, request.version(), request.fields(), request.body());
  }

  /// What the application noted in this case, joined by `; `; `nothing` when there is nothing.
  String notes() throws IOException {
    transcript.event("what did the application see?");
    return ask("notes", noting(Request.get())).body();
  }
}
