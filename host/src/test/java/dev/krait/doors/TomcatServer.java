package dev.krait.doors;

import dev.krait.exchange.ExchangeHandler;
import dev.krait.servlet.WsgiServlet;
import jakarta.servlet.Filter;
import jakarta.servlet.Servlet;
import java.io.IOException;
import java.nio.file.Files;
import org.apache.catalina.Context;
import org.apache.catalina.Wrapper;
import org.apache.catalina.servlets.DefaultServlet;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;

/// An embedded Tomcat.
final class TomcatServer {
  private TomcatServer() {}

  /// One whose servlet was registered without support for asynchronous processing.
  static Container.Running synchronous(ExchangeHandler application) throws Exception {
    Tomcat tomcat = tomcat();
    Context root = tomcat.addContext("", null);
    Tomcat.addServlet(root, "legacy", new WsgiServlet(application)).addMapping("/legacy/*");
    return running(tomcat);
  }

  private static Tomcat tomcat() throws IOException {
    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir(Files.createTempDirectory("tomcat").toString());
    tomcat.setPort(0);
    tomcat.getConnector();
    return tomcat;
  }

  private static Container.Running running(Tomcat tomcat) throws Exception {
    tomcat.start();
    return new Container.Running(
        tomcat.getConnector().getLocalPort(),
        () -> {
          tomcat.stop();
          tomcat.destroy();
        });
  }

  static Container.Running start(String context, Servlet servlet, Filter filter) throws Exception {
    Tomcat tomcat = tomcat();
    Context root = tomcat.addContext(context, null);
    Wrapper legacy = Tomcat.addServlet(root, "legacy", servlet);
    legacy.setAsyncSupported(true);
    legacy.addMapping("/legacy/*");
    Wrapper own = Tomcat.addServlet(root, "own", new OwnServlet());
    own.setAsyncSupported(true);
    own.addMapping("/own/*");
    // as every Tomcat has: without it there is no filter either where no servlet is
    Wrapper files = Tomcat.addServlet(root, "default", new DefaultServlet());
    files.setAsyncSupported(true);
    files.addMapping("/");
    FilterDef definition = new FilterDef();
    definition.setFilter(filter);
    definition.setFilterName("before");
    definition.setAsyncSupported("true");
    root.addFilterDef(definition);
    FilterMap mapping = new FilterMap();
    mapping.setFilterName("before");
    mapping.addURLPattern("/*");
    mapping.setDispatcher("REQUEST");
    mapping.setDispatcher("ASYNC");
    root.addFilterMap(mapping);
    return running(tomcat);
  }
}
