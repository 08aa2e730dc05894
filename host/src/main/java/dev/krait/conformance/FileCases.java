package dev.krait.conformance;

import static dev.krait.conformance.Case.may;
import static dev.krait.conformance.Clause.FILES;

import java.util.List;

/// `wsgi.file_wrapper`: a server need not have one.
final class FileCases {
  private static final String CONTENT;

  static {
    StringBuilder bytes = new StringBuilder();
    for (int number = 0; number < 100_000; number++) {
      bytes.append((char) (number % 251));
    }
    CONTENT = bytes.toString();
  }

  private FileCases() {}

  static List<Case> all() {
    return List.of(
        file("whole", "A file is sent whole", CONTENT),
        file("named", "A file is sent whole though its name is gone", CONTENT),
        file("position", "A file is sent from where it stands", CONTENT.substring(60_000)),
        file(
            "length",
            "No more of a file is sent than the Content-Length",
            CONTENT.substring(0, 1000)),
        file("memory", "A BytesIO is sent whole", CONTENT),
        file("reader", "Anything with read() is sent whole", CONTENT),
        file("unclosable", "Something without close() is sent whole", CONTENT),
        may(
            "file-closed",
            "The file is closed, once",
            FILES,
            Ask.get(answered(CONTENT)).noting("closed")),
        file("iterated", "The wrapper can be iterated and closed by a middleware", CONTENT),
        file("not-returned", "A wrapper that is not returned sends nothing", "something else"),
        file(
            "within",
            "A middleware around the wrapper has its blocks sent, not the file",
            "cbafed"));
  }

  private static Case file(String name, String rule, String body) {
    return may("file-" + name, rule, FILES, Ask.get(answered(body)));
  }

  private static Check answered(String body) {
    return new Check(
        "status 200 and "
            + (body.length() > 100 ? body.length() + " right bytes" : "the body '" + body + "'")
            + ", whole",
        answer -> answer.status() == 200 && answer.body().equals(body) && answer.isWhole());
  }
}
