package dev.krait.host;

import dev.krait.application.ApplicationSettings;
import dev.krait.application.PythonApplication;
import dev.krait.config.AppConfig;
import dev.krait.datasource.DataSources;
import dev.krait.exchange.Exchange;
import dev.krait.exchange.ExchangeHandler;
import dev.krait.interpreter.ApplicationLoadException;
import dev.krait.interpreter.Proof;
import dev.krait.route.Mounts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/// The applications of a host: one, or several side by side, each with interpreters, packages and
/// limits of its own.
final class Applications implements ExchangeHandler {
  private final List<One> all = new ArrayList<>();
  private final ExchangeHandler front;

  /// @param name empty when there are no others
  private record One(String name, Path directory, PythonApplication application) {
    String named(String message) {
      return name.isEmpty() ? message : "the application '" + name + "': " + message;
    }
  }

  Applications(
      Settings settings,
      DataSources databases,
      Function<ApplicationSettings, PythonApplication> making) {
    List<AppConfig> apps = settings.config().routes().apps();
    if (apps.isEmpty()) {
      PythonApplication only = making.apply(settings.application(databases));
      all.add(new One("", settings.config().application().directory(), only));
      this.front = only;
      return;
    }
    List<Mounts.Mount> mounts = new ArrayList<>();
    for (AppConfig app : apps) {
      PythonApplication made = making.apply(settings.application(app, databases));
      all.add(new One(app.name(), app.host().application().directory(), made));
      mounts.add(new Mounts.Mount(app.hosts(), app.mount(), made));
    }
    this.front = new Mounts(mounts);
  }

  /// Loads all of them, one after another.
  ///
  /// @throws StartException when one cannot be loaded, with its name
  void start() {
    for (One each : all) {
      try {
        each.application().start();
      } catch (ApplicationLoadException e) {
        throw new StartException(StartException.Reason.APPLICATION, each.named(e.explanation()));
      }
    }
  }

  @Override
  public void handle(Exchange exchange) {
    front.handle(exchange);
  }

  boolean ready() {
    return all.stream().allMatch(each -> each.application().ready());
  }

  /// Done when one cannot go on.
  CompletableFuture<String> failure() {
    CompletableFuture<String> any = new CompletableFuture<>();
    for (One each : all) {
      CompletableFuture<Void> _ =
          each.application().failure().thenAccept(reason -> any.complete(each.named(reason)));
    }
    return any;
  }

  void reload(String why) {
    all.forEach(each -> each.application().reload(why));
  }

  /// What watches their folders, and has an application loaded anew when something changes there.
  List<SourceWatch> watches() {
    return all.stream()
        .map(each -> new SourceWatch(each.directory(), each.application()::reload))
        .toList();
  }

  /// What new interpreters go through; several applications have no requests in common.
  void prove(Proof proof) {
    if (all.size() == 1) {
      all.getFirst().application().prove(proof);
    }
  }

  void recycle(boolean whether) {
    all.forEach(each -> each.application().recycle(whether));
  }

  int pendingCompilations() {
    return (int) sum(PythonApplication::pendingCompilations);
  }

  long compilations() {
    return sum(PythonApplication::compilations);
  }

  int leaks() {
    return (int) sum(application -> application.counts().getLeaked());
  }

  private long sum(ToLongFunction<PythonApplication> of) {
    return all.stream().map(One::application).mapToLong(of).sum();
  }

  /// Drains all of them at the same time.
  ///
  /// @return how many requests were cut off
  int drain(Duration limit) throws InterruptedException {
    List<Integer> cutOff = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (One each : all.subList(1, all.size())) {
      threads.add(Thread.ofVirtual().start(() -> drain(each, limit, cutOff)));
    }
    int count = all.getFirst().application().drain(limit);
    for (Thread thread : threads) {
      thread.join();
    }
    synchronized (cutOff) {
      return count + cutOff.stream().mapToInt(Integer::intValue).sum();
    }
  }

  private static void drain(One one, Duration limit, List<Integer> cutOff) {
    try {
      int count = one.application().drain(limit);
      synchronized (cutOff) {
        cutOff.add(count);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void close() {
    all.forEach(each -> each.application().close());
  }
}
