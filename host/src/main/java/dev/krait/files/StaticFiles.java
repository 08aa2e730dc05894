package dev.krait.files;

import dev.krait.exchange.Exchange;
import dev.krait.exchange.ExchangeHandler;
import dev.krait.exchange.RequestHead;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers what is asked for below the given path prefixes, all of it: what is no file there is
/// 404, never the application's. Other requests go on to the next handler.
public final class StaticFiles implements ExchangeHandler, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(StaticFiles.class);
  private static final int THREADS = 2;

  private final List<Folder> folders;
  private final ExchangeHandler next;

  /// Looks for files, as a disk may be slow and I/O threads must not wait for it.
  private final ExecutorService disk =
      Executors.newFixedThreadPool(
          THREADS, Thread.ofPlatform().daemon().name("krait-files-", 1).factory());

  /// @param folders by path prefix, below the mount point
  public StaticFiles(Map<String, Path> folders, ExchangeHandler next) {
    this.folders =
        folders.entrySet().stream()
            .map(entry -> new Folder(entry.getKey(), entry.getValue()))
            .sorted(Comparator.comparingInt((Folder each) -> each.prefix().length()).reversed())
            .toList();
    this.next = next;
  }

  @Override
  public void handle(Exchange exchange) {
    String path = exchange.request().line().path();
    for (Folder folder : folders) {
      if (folder.covers(path)) {
        disk.execute(() -> answer(exchange, folder));
        return;
      }
    }
    next.handle(exchange);
  }

  private static void answer(Exchange exchange, Folder folder) {
    RequestHead request = exchange.request();
    try {
      Optional<Path> file = folder.find(request.line().path());
      FileAnswer answer =
          file.isPresent() ? FileAnswer.to(request, file.get()) : FileAnswer.notFound();
      answer.send(exchange.response(), request.line().method().equals("HEAD"));
    } catch (IOException | RuntimeException e) {
      log.error("{}: a file could not be served: {}", request.line().target(), e.toString());
      exchange.response().abort();
    }
  }

  /// Requests that come later are not answered.
  @Override
  public void close() {
    disk.shutdownNow();
  }
}
