package dev.krait.it;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What is asked of the sample `django-polls`.
final class DjangoPollsRequests {
  static final String ADMIN = "admin";
  static final String PASSWORD = "swims between islands";

  private static final String LOGIN = "/admin/login/?next=/admin/";
  private static final String QUESTIONS = "/admin/polls/question/";

  private DjangoPollsRequests() {}

  static List<Step> all() {
    return Stream.of(pages(), statics(), login(), administration()).flatMap(List::stream).toList();
  }

  private static List<Step> pages() {
    return List.of(
        Step.get("/"),
        Step.of("HEAD", "/"),
        Step.form("/1/", Map.of("choice", "2")).answers(403), // no token: no form was shown yet
        Step.get("/1").answers(301),
        Step.get("/1/"),
        Step.form("/1/", Map.of("choice", "")).answers(422),
        Step.form("/1/", Map.of("choice", "2")).answers(302),
        Step.get("/1/results/"),
        Step.get("/1/").answers(302),
        Step.get("/1/results/"),
        Step.of("OPTIONS", "/1/").answers(405),
        Step.get("/99/").answers(404),
        Step.get("/nowhere/%E2%98%83/").answers(404));
  }

  private static List<Step> statics() {
    String style = "/static/polls/style.css";
    return List.of(
        Step.get(style),
        Step.of("HEAD", style),
        Step.get(style).with("Range", "bytes=10-99").answers(206),
        Step.get(style).with("If-Modified-Since", "Fri, 01 Jan 2100 00:00:00 GMT").answers(304),
        Step.get("/static/admin/js/vendor/jquery/jquery.min.js"),
        Step.get("/static/none.css").answers(404));
  }

  private static List<Step> login() {
    return List.of(
        Step.get("/admin/").answers(302),
        Step.get(LOGIN),
        Step.form(LOGIN, Map.of("username", ADMIN, "password", "wrong")),
        Step.form(LOGIN, Map.of("username", ADMIN, "password", PASSWORD)).answers(302),
        Step.get("/admin/"));
  }

  private static List<Step> administration() {
    Map<String, String> question =
        Map.of(
            "text", "Ça va, Python\u00a0?",
            "published_at_0", "2025-02-03",
            "published_at_1", "04:05:06",
            "choices-TOTAL_FORMS", "2",
            "choices-0-text", "oui",
            "choices-0-votes", "0",
            "choices-1-text", "非常",
            "choices-1-votes", "7");
    return List.of(
        Step.get(QUESTIONS),
        Step.get(QUESTIONS + "add/"),
        Step.form(QUESTIONS + "add/", question).answers(302),
        Step.get(QUESTIONS + "?q=python&o=-1"),
        Step.get("/2/"),
        Step.get(QUESTIONS + "2/change/"),
        Step.get("/admin/jsi18n/"),
        Step.get(QUESTIONS + "2/delete/"),
        Step.form(QUESTIONS + "2/delete/", Map.of("post", "yes")).answers(302),
        Step.get("/2/").answers(404),
        Step.get("/admin/"),
        Step.form("/admin/logout/", Map.of()),
        Step.get(QUESTIONS).answers(302));
  }
}
