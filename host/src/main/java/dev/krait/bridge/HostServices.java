package dev.krait.bridge;

import dev.krait.services.Services;
import org.graalvm.polyglot.HostAccess;

/// The Java objects offered to the application, as `krait_bridge.services` sees them. Text goes in
/// and comes out, so no object of Java's is ever in Python. Any thread of one interpreter.
///
/// A call may block, with the interpreter's lock released; a deadline interrupts it.
public final class HostServices {
  private final Services services;
  private final Occupants occupants;

  HostServices(Services services, Occupants occupants) {
    this.services = services;
    this.occupants = occupants;
  }

  /// Calls a service, see [Services#call].
  @HostAccess.Export
  public String call(String service, String method, String arguments) {
    Occupant caller = occupants.current();
    caller.enterJava(Thread.currentThread()::interrupt);
    try {
      return services.call(service, method, arguments);
    } finally {
      caller.leaveJava();
    }
  }
}
