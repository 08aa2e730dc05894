package dev.krait.samples.shop;

import static org.springframework.security.config.Customizer.withDefaults;

import dev.krait.embed.WsgiApplication;
import dev.krait.servlet.WsgiServlet;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;

/// The shop: its own pages, and those of a Flask application below `/legacy`, behind one login.
@SpringBootApplication
public class ShopApplication {
  /// Starts it.
  public static void main(String[] arguments) {
    SpringApplication.run(ShopApplication.class, arguments);
  }

  /// The Flask application.
  ///
  /// @param folder where its modules are
  /// @param venv its packages, see `krait install`
  @Bean(destroyMethod = "close")
  WsgiApplication legacy(
      @Value("${legacy.folder}") Path folder, @Value("${legacy.venv}") Path venv) {
    return WsgiApplication.builder("legacy:app").directory(folder).venv(venv).start();
  }

  /// Where it is in the shop. Spring Boot registers servlets with support for asynchronous
  /// processing.
  @Bean
  ServletRegistrationBean<WsgiServlet> legacyDoor(WsgiApplication legacy) {
    return new ServletRegistrationBean<>(new WsgiServlet(legacy), "/legacy/*");
  }

  /// Who may see what, old pages and new ones alike. Forms of the old shop have a protection of
  /// their own against requests from elsewhere.
  @Bean
  SecurityFilterChain security(HttpSecurity http) {
    return http.authorizeHttpRequests(
            requests -> requests.requestMatchers("/").permitAll().anyRequest().authenticated())
        .csrf(csrf -> csrf.ignoringRequestMatchers("/legacy/**"))
        .formLogin(withDefaults())
        .httpBasic(withDefaults())
        .build();
  }

  @Bean
  UserDetailsService users() {
    return new InMemoryUserDetailsManager(
        User.withUsername("ada").password("{noop}lovelace").roles("CUSTOMER").build());
  }
}
