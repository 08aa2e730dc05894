package dev.krait.doors;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// What the container has of its own: `/own/echo` sends the body back, `/own/405` and `/own/404`
/// say that it is not theirs, the latter with a page, `/own/read405` after reading the body.
final class OwnServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    switch (request.getPathInfo()) {
      case "/405" -> response.sendError(405);
      case "/404" -> {
        response.setStatus(404);
        response.getOutputStream().write("nobody knows".getBytes(StandardCharsets.UTF_8));
      }
      case "/read405" -> {
        byte[] body = request.getInputStream().readAllBytes();
        response.setStatus(405);
        response.getOutputStream().write(("read " + body.length).getBytes(StandardCharsets.UTF_8));
      }
      default -> {
        byte[] body = request.getInputStream().readAllBytes();
        response.setContentType("text/plain; charset=utf-8");
        response
            .getOutputStream()
            .write(
                ("own:" + new String(body, StandardCharsets.UTF_8))
                    .getBytes(StandardCharsets.UTF_8));
      }
    }
  }
}
