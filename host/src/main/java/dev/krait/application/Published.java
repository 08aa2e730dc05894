package dev.krait.application;

import java.lang.management.ManagementFactory;
import javax.management.InstanceAlreadyExistsException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What JMX shows of a host, from [show][#show] to [close][#close].
public final class Published implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Published.class);

  private final String name;
  private final Object bean;
  private boolean shown;

  /// @param type what it is called
  /// @param application the name of the application, empty for the only one
  /// @param bean a well-formed MXBean
  public Published(String type, String application, Object bean) {
    this.name =
        "dev.krait:type="
            + type
            + (application.isEmpty() ? "" : ",application=" + ObjectName.quote(application));
    this.bean = bean;
  }

  /// Where a process has several of one name, JMX shows the first.
  public void show() {
    try {
      server().registerMBean(bean, new ObjectName(name));
      shown = true;
    } catch (InstanceAlreadyExistsException _) {
      log.warn("JMX has no {} of this application: another one of the process has that name", name);
    } catch (JMException e) {
      throw new AssertionError("the MBean is well-formed", e);
    }
  }

  @Override
  public void close() {
    try {
      if (shown) {
        shown = false;
        server().unregisterMBean(new ObjectName(name));
      }
    } catch (JMException e) {
      log.debug("{} is gone already", name, e);
    }
  }

  private static MBeanServer server() {
    return ManagementFactory.getPlatformMBeanServer();
  }
}
