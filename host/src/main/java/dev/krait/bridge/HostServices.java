package dev.krait.bridge;

import dev.krait.interpreter.Job;
import dev.krait.jdbc.Databases;
import dev.krait.services.Services;
import java.util.function.Function;
import javax.sql.DataSource;
import org.graalvm.polyglot.HostAccess;

/// The Java objects offered to the application, as `krait_bridge.services` sees them. Text goes in
/// and comes out, so no object of Java's is ever in Python. Any thread of one interpreter.
///
/// A call may block, with the interpreter's lock released; a deadline interrupts it.
public final class HostServices {
  private final Services services;
  private final Occupants occupants = new Occupants();
  private final Databases databases;

  HostServices(Services services) {
    this.services = services;
    this.databases = new Databases(name -> services.find(name, DataSource.class));
  }

  /// Calls a service, see [Services#call].
  @HostAccess.Export
  public String call(String service, String method, String arguments) {
    return inJava(_ -> services.call(service, method, arguments));
  }

  /// Does one operation of `krait.jdbc`'s, see [Databases#query]. A deadline cancels statements.
  @HostAccess.Export
  public String query(String operation, String arguments) {
    return inJava(caller -> databases.query(operation, arguments, caller));
  }

  private String inJava(Function<Occupant, String> work) {
    Occupant caller = occupants.current();
    caller.enterJava(Thread.currentThread()::interrupt);
    try {
      return work.apply(caller);
    } finally {
      caller.leaveJava();
    }
  }

  /// The interpreter's threads.
  Occupants occupants() {
    return occupants;
  }

  /// Gives back what the calling thread's request has left open.
  void endOf(Job job) {
    if (!databases.isEmpty()) {
      databases.endOf(job.name());
    }
  }

  /// Has nothing go on that the interpreter's threads are waiting for. Any thread.
  void end() {
    occupants.hurry();
    databases.close();
  }
}
