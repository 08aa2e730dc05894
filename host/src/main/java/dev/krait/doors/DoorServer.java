package dev.krait.doors;

import dev.krait.embed.WsgiApplication;
import dev.krait.embed.WsgiApplicationBuilder;
import dev.krait.exchange.ExchangeHandler;
import dev.krait.listener.WsgiHttpHandler;
import dev.krait.servlet.WsgiServlet;
import io.undertow.Undertow;
import io.undertow.server.HttpHandler;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import java.nio.file.Path;
import java.util.Locale;

/// A program that serves an application behind one of the doors for Java programs. The Undertow is
/// the same before each, with its own settings, so that two of these differ by the door and by what
/// a servlet container does.
final class DoorServer {
  private DoorServer() {}

  /// Serves until the process is ended.
  ///
  /// @param arguments as [DoorProgram] makes them; what follows is not looked at
  /// @throws Exception when the application cannot be loaded or the port is taken
  public static void main(String[] arguments) throws Exception {
    WsgiApplicationBuilder builder =
        WsgiApplication.builder(arguments[2]).directory(Path.of(arguments[3]));
    for (int each = 4; !arguments[each].equals(DoorProgram.END); each++) {
      String[] pair = arguments[each].split("=", 2);
      builder.option(pair[0], pair[1]);
    }
    Door door = Door.valueOf(arguments[0].toUpperCase(Locale.ROOT));
    Undertow undertow = server(door, builder.start(), Integer.parseInt(arguments[1]));
    undertow.start();
  }

  /// Not started yet.
  ///
  /// @param port on the loopback address
  static Undertow server(Door door, ExchangeHandler application, int port) throws Exception {
    HttpHandler handler =
        switch (door) {
          case HANDLER -> new WsgiHttpHandler(application);
          case SERVLET -> servlet(application);
        };
    return Undertow.builder().addHttpListener(port, "127.0.0.1").setHandler(handler).build();
  }

  private static HttpHandler servlet(ExchangeHandler application) throws Exception {
    DeploymentManager deployment =
        Servlets.defaultContainer()
            .addDeployment(
                Servlets.deployment()
                    .setClassLoader(DoorServer.class.getClassLoader())
                    .setContextPath("/")
                    .setDeploymentName("krait")
                    .addServlet(
                        Servlets.servlet(
                                "krait",
                                WsgiServlet.class,
                                new ImmediateInstanceFactory<>(new WsgiServlet(application)))
                            .setAsyncSupported(true)
                            .addMapping("/*")));
    deployment.deploy();
    return deployment.start();
  }
}
