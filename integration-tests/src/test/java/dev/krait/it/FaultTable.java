package dev.krait.it;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// All faults, by section.
final class FaultTable {
  /// Rows whose feature is still to come; they are not run.
  static final Set<Integer> NOT_YET = Set.of(39, 40, 41);

  /// Doors that are still to come.
  static final Set<Door> DOORS_NOT_YET = Set.of(Door.TLS);

  private FaultTable() {}

  static Map<String, List<Fault>> sections() {
    Map<String, List<Fault>> sections = new LinkedHashMap<>();
    sections.put("Request line and target", RequestLineFaults.rows());
    sections.put("Header fields", FieldFaults.rows());
    return sections;
  }
}
