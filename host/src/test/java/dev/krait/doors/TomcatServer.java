package dev.krait.doors;

import jakarta.servlet.Filter;
import jakarta.servlet.Servlet;
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

  static Container.Running start(String context, Servlet servlet, Filter filter) throws Exception {
    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir(Files.createTempDirectory("tomcat").toString());
    tomcat.setPort(0);
    tomcat.getConnector();
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
    tomcat.start();
    return new Container.Running(
        tomcat.getConnector().getLocalPort(),
        () -> {
          tomcat.stop();
          tomcat.destroy();
        });
  }
}
