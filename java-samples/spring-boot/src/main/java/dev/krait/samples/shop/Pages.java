package dev.krait.samples.shop;

import java.security.Principal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// The new shop's pages.
@RestController
class Pages {
  @GetMapping("/")
  String home() {
    return "The new shop";
  }

  @GetMapping("/me")
  String me(Principal principal) {
    return "Java knows " + principal.getName();
  }
}
