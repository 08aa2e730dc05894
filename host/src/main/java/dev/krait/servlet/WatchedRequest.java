package dev.krait.servlet;

import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.Part;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.Collection;
import java.util.Enumeration;
import java.util.Map;

/// A request that knows whether anybody has asked for its body, which can be read only once.
final class WatchedRequest extends HttpServletRequestWrapper {
  private volatile boolean touched;

  WatchedRequest(HttpServletRequest request) {
    super(request);
  }

  boolean untouched() {
    return !touched;
  }

  private void touch() {
    touched = true;
  }

  /// Parameters may come from the body, of which only a form is read.
  private void touchForm() {
    String type = getContentType();
    if (type != null && type.toLowerCase(java.util.Locale.ROOT).contains("form")) {
      touch();
    }
  }

  @Override
  public ServletInputStream getInputStream() throws IOException {
    touch();
    return super.getInputStream();
  }

  @Override
  public BufferedReader getReader() throws IOException {
    touch();
    return super.getReader();
  }

  @Override
  public Collection<Part> getParts() throws IOException, ServletException {
    touch();
    return super.getParts();
  }

  @Override
  public Part getPart(String name) throws IOException, ServletException {
    touch();
    return super.getPart(name);
  }

  @Override
  public String getParameter(String name) {
    touchForm();
    return super.getParameter(name);
  }

  @Override
  public Map<String, String[]> getParameterMap() {
    touchForm();
    return super.getParameterMap();
  }

  @Override
  public Enumeration<String> getParameterNames() {
    touchForm();
    return super.getParameterNames();
  }

  @Override
  public String[] getParameterValues(String name) {
    touchForm();
    return super.getParameterValues(name);
  }
}
