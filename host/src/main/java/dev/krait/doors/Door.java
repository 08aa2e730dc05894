package dev.krait.doors;

import java.util.Locale;

/// What is between an Undertow and an application.
public enum Door {
  /// `WsgiHttpHandler`.
  HANDLER,
  /// `WsgiServlet`, in Undertow's servlet container.
  SERVLET;

  /// As it is called on the command line.
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
