package dev.krait.bench;

import dev.krait.peers.Launch;
import dev.krait.peers.PeerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// nginx as a proxy, what Krait's is compared with.
final class Nginx {
  private Nginx() {}

  /// As it is usually set up: a worker for each core, kept connections.
  ///
  /// @param scratch for its configuration and its files
  /// @param upstream `HOST:PORT`
  /// @throws PeerException when there is none
  static Launch proxy(Path scratch, int port, String upstream) {
    Path program =
        Stream.of("/usr/sbin/nginx", "/usr/local/sbin/nginx", "/usr/bin/nginx")
            .map(Path::of)
            .filter(Files::isExecutable)
            .findFirst()
            .orElseThrow(() ->
                new PeerException(
                    "nginx is not there; on Debian and Ubuntu: apt-get install nginx-light"));
    try {
      Path configuration = scratch.resolve("nginx.conf");
      Files.writeString(configuration, configuration(scratch, port, upstream));
      return Launch.of(
          scratch, List.of(program.toString(), "-p", scratch + "/", "-c", "" + configuration));
    } catch (IOException e) {
      throw new PeerException("cannot write nginx's configuration: " + e);
    }
  }

  private static String configuration(Path scratch, int port, String upstream) {
    return """
    daemon off;
    master_process on;
    worker_processes auto;
    pid %1$s/nginx.pid;
    error_log stderr warn;
    events { worker_connections 512; }
    http {
      access_log off;
      client_body_temp_path %1$s/nginx-body;
      proxy_temp_path %1$s/nginx-proxy;
      fastcgi_temp_path %1$s/nginx-fastcgi;
      uwsgi_temp_path %1$s/nginx-uwsgi;
      scgi_temp_path %1$s/nginx-scgi;
      keepalive_requests 1000000;
      upstream service { server %3$s; keepalive 64; keepalive_requests 1000000; }
      server {
        listen 127.0.0.1:%2$d;
        location / {
          proxy_pass http://service;
          proxy_http_version 1.1;
          proxy_set_header Connection "";
          proxy_set_header Host $host;
          proxy_set_header X-Forwarded-For $remote_addr;
          proxy_set_header X-Forwarded-Proto $scheme;
        }
      }
    }
    """
        .formatted(scratch, port, upstream);
  }
}
