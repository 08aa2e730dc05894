package dev.krait.it;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// All faults, by section.
final class FaultTable {
  private FaultTable() {}

  static Map<String, List<Fault>> sections() {
    Map<String, List<Fault>> sections = new LinkedHashMap<>();
    sections.put("Request line and target", RequestLineFaults.rows());
    sections.put("Header fields", FieldFaults.rows());
    sections.put(
        "Body framing",
        Stream.of(FramingFaults.rows(), ConversationFaults.rows()).flatMap(List::stream).toList());
    sections.put("Time", TimeFaults.rows());
    sections.put("Misbehaving application", ApplicationFaults.rows());
    sections.put("An application against its host", RuntimeFaults.rows());
    sections.put("Overload", OverloadFaults.rows());
    sections.put("Start and stop", EndingFaults.rows());
    sections.put("Static files and TLS", StaticFaults.rows());
    return sections;
  }
}
