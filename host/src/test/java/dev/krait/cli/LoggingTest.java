package dev.krait.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krait.config.LogLevel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class LoggingTest {
  private final Logger application = LoggerFactory.getLogger("shop.web");
  private final Logger server = LoggerFactory.getLogger("io.undertow.request");

  @AfterEach
  void setBack() {
    Logging.set(LogLevel.INFO);
  }

  @Test
  void theLevelHoldsForTheApplication() {
    Logging.set(LogLevel.DEBUG);
    assertThat(application.isDebugEnabled()).isTrue();

    Logging.set(LogLevel.INFO);
    assertThat(application.isDebugEnabled()).isFalse();
    assertThat(application.isInfoEnabled()).isTrue();

    Logging.set(LogLevel.WARNING);
    assertThat(application.isInfoEnabled()).isFalse();
    assertThat(application.isWarnEnabled()).isTrue();

    Logging.set(LogLevel.CRITICAL);
    assertThat(application.isWarnEnabled()).isFalse();
    assertThat(application.isErrorEnabled()).isTrue();
  }

  @Test
  void librariesOnlyWarn() {
    Logging.set(LogLevel.DEBUG);
    assertThat(server.isInfoEnabled()).isFalse();
    assertThat(server.isWarnEnabled()).isTrue();

    Logging.set(LogLevel.ERROR);
    assertThat(server.isWarnEnabled()).isFalse();
  }
}
