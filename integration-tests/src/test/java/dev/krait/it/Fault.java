package dev.krait.it;

import java.util.EnumSet;
import java.util.Set;

/// A row of the table: a bad input or a fault, and what must come of it.
///
/// @param check commits the fault and fails when something else comes of it
record Fault(int number, Words words, Setting setting, Check check) {
  /// A row that the study has, on the usual stand behind both doors, without a check yet.
  ///
  /// @param input what is sent or done, in Markdown
  /// @param expected what the study expects; `400c`: status 400, connection closed, application not
  ///   called
  static Fault row(int number, String input, String expected) {
    return new Fault(
        number,
        new Words(input, expected, "", ""),
        new Setting(Stand.USUAL, EnumSet.allOf(Door.class), false),
        place -> {
          throw new IllegalStateException("row " + number + " checks nothing");
        });
  }

  /// Each of these requests, on a connection of its own, gets this answer.
  Fault gets(Expectation expectation, String... requests) {
    return does(
        expectation.toString(),
        place -> {
          for (String request : requests) {
            expectation.check(place, request);
          }
        });
  }

  /// @param answer how Krait answers, in Markdown
  Fault does(String answer, Check action) {
    return new Fault(
        number, new Words(words.input, words.expected, answer, words.why), setting, action);
  }

  /// Says why the answer is another than the study expects, or one of several it allows.
  Fault because(String why) {
    return new Fault(
        number, new Words(words.input, words.expected, words.answer, why), setting, check);
  }

  Fault on(Stand stand) {
    return with(new Setting(stand, setting.doors, setting.beside));
  }

  /// Only through this door: the other would show nothing new.
  Fault through(Door door) {
    return with(new Setting(setting.stand, EnumSet.of(door), setting.beside));
  }

  /// Good requests go on beside it without an error.
  Fault besideGoodRequests() {
    return with(new Setting(setting.stand, setting.doors, true));
  }

  private Fault with(Setting other) {
    return new Fault(number, words, other, check);
  }

  /// What the page says.
  record Words(String input, String expected, String answer, String why) {}

  /// Where it is tried.
  record Setting(Stand stand, Set<Door> doors, boolean beside) {}

  /// Commits a fault.
  interface Check {
    void at(Place place) throws Exception;
  }
}
