package dev.krait.conformance;

import dev.krait.conformance.Verdict.State;
import java.io.StringWriter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// A test suite for each server, in the XML that JUnit made common. What is broken has failed,
/// whatever its level; what was not offered or could not be judged was skipped.
final class JunitReport {
  private final XMLStreamWriter xml;

  private JunitReport(XMLStreamWriter xml) {
    this.xml = xml;
  }

  static String of(List<Sheet> sheets) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("testsuites");
      for (Sheet sheet : sheets) {
        new JunitReport(xml).write(sheet);
      }
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return text.append("\n").toString();
  }

  private void write(Sheet sheet) throws XMLStreamException {
    List<Outcome> all = sheet.outcomes();
    long failed = sheet.count(State.BROKEN);
    long kept = sheet.count(State.KEPT);
    xml.writeStartElement("testsuite");
    xml.writeAttribute("name", sheet.description());
    xml.writeAttribute("tests", "" + all.size());
    xml.writeAttribute("failures", "" + failed);
    xml.writeAttribute("skipped", "" + (all.size() - failed - kept));
    for (Outcome outcome : all) {
      write(sheet, outcome);
    }
    xml.writeEndElement();
  }

  private void write(Sheet sheet, Outcome outcome) throws XMLStreamException {
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", sheet.title() + "." + outcome.asked().level().word());
    xml.writeAttribute("name", outcome.asked().id());
    switch (outcome.verdict().state()) {
      case KEPT -> {}
      case BROKEN -> writeFailure(outcome);
      case NOT_OFFERED, NOT_JUDGED -> {
        xml.writeEmptyElement("skipped");
        xml.writeAttribute("message", outcome.verdict().seen());
      }
    }
    xml.writeEndElement();
  }

  private void writeFailure(Outcome outcome) throws XMLStreamException {
    Case asked = outcome.asked();
    StringBuilder text = new StringBuilder();
    text.append(asked.rule()).append(" (").append(asked.clause().name()).append(")\n");
    text.append("expected: ").append(outcome.verdict().expected()).append('\n');
    outcome.evidenceLines().forEach(line -> text.append(line).append('\n'));
    xml.writeStartElement("failure");
    xml.writeAttribute("type", asked.level().word());
    xml.writeAttribute("message", outcome.verdict().seen());
    xml.writeCharacters(text.toString());
    xml.writeEndElement();
  }
}
