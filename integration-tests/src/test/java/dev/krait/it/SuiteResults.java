package dev.krait.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/// How the tests of a suite ended, as pytest wrote it into a JUnit file.
///
/// @param failed the traceback by test; errors in what surrounds a test count as its failure
record SuiteResults(Set<String> passed, Set<String> skipped, Map<String, String> failed) {

  static SuiteResults read(Path file) {
    SuiteResults results = new SuiteResults(new TreeSet<>(), new TreeSet<>(), new TreeMap<>());
    NodeList cases = parse(file).getElementsByTagName("testcase");
    for (int i = 0; i < cases.getLength(); i++) {
      results.add((Element) cases.item(i));
    }
    results.passed.removeAll(results.failed.keySet()); // a teardown's error is a case of its own
    return results;
  }

  private void add(Element testcase) {
    String test = testcase.getAttribute("classname") + "." + testcase.getAttribute("name");
    String failure = text(testcase, "failure") + text(testcase, "error");
    if (!failure.isEmpty()) {
      failed.put(test, failure);
    } else if (testcase.getElementsByTagName("skipped").getLength() > 0) {
      skipped.add(test);
    } else {
      passed.add(test);
    }
  }

  private static String text(Element testcase, String name) {
    NodeList found = testcase.getElementsByTagName(name);
    return found.getLength() == 0 ? "" : found.item(0).getTextContent();
  }

  private static Element parse(Path file) {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(file.toFile())
          .getDocumentElement();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ParserConfigurationException | SAXException e) {
      throw new IllegalStateException(file + " is not what pytest writes", e);
    }
  }
}
