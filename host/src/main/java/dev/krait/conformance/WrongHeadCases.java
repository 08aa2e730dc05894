package dev.krait.conformance;

import static dev.krait.conformance.Case.must;
import static dev.krait.conformance.Case.should;

import java.util.List;
import java.util.stream.Stream;

/// Statuses and header fields that no application may send. A server should say so while the
/// application can still be told, by an error that `start_response` raises.
final class WrongHeadCases {
  private static final Clause SPLITTING = Clause.rfc(9112, "11.1");

  private WrongHeadCases() {}

  static List<Case> all() {
    return Cases.joined(
        List.of(
            Stream.of(
                    refused("status-bytes", "A status of type bytes"),
                    refused("status-number", "A status of type int"),
                    refused("status-short", "A status '20 OK', without three digits"),
                    refused("status-words", "A status 'OK', without a number"),
                    refused("status-split", "A status with a line break"),
                    refused("status-control", "A status with a NUL"),
                    refused("status-wide", "A status with a character beyond latin-1"),
                    refused("fields-tuple", "A tuple of fields, not a list"),
                    refused("fields-none", "None instead of a list of fields"),
                    refused("field-list", "A field that is a list, not a tuple"),
                    refused("field-triple", "A field of three items"),
                    refused("name-bytes", "A field name of type bytes"),
                    refused("name-space", "A field name with a space"),
                    refused("name-colon", "A field name with a colon"),
                    refused("name-empty", "An empty field name"),
                    refused("name-split", "A field name with a line break"),
                    refused("value-bytes", "A field value of type bytes"),
                    refused("value-number", "A field value of type int"),
                    refused("value-none", "A field value None"),
                    refused("value-wide", "A field value with a character beyond latin-1"),
                    refused("value-split", "A field value with a line break"),
                    refused("value-line-feed", "A field value with a line feed"),
                    refused("value-nul", "A field value with a NUL"),
                    refused("hop-by-hop", "A field Connection, which is the server's"),
                    refused(
                        "hop-by-hop-framing", "A field Transfer-Encoding, which is the server's"))
                .toList(),
            Stream.of("status-split", "name-split", "value-split", "value-line-feed")
                .map(WrongHeadCases::unsplit)
                .toList()));
  }

  private static Case refused(String id, String what) {
    return should(
        id,
        what + " raises an error in start_response()",
        id.endsWith("wide") || id.endsWith("bytes") ? Clause.UNICODE : clause(id),
        Ask.get().raising());
  }

  private static Clause clause(String id) {
    return id.startsWith("hop-by-hop") ? Clause.FEATURES : Clause.START;
  }

  private static Case unsplit(String wrong) {
    return must(
        wrong + "-unsent",
        "A line break in a " + wrong.replaceFirst("-.*", "") + " adds no field to the answer",
        SPLITTING,
        Elsewhere.at(wrong, Ask.get(Check.noField("X-Evil"))));
  }
}
