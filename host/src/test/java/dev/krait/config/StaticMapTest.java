package dev.krait.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StaticMapTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          public     | --static-map: 'public' is not PREFIX=DIR; write it like /static=public
          static=.   | --static-map: 'static' is not / or a path such as /shop; begin it with one slash, and use letters, digits and -._~ only
          /static/=. | --static-map: '/static/' ends with a slash; leave that out: /static
          /=.        | --static-map: '/' would leave no path to the application; name a path of the files' own, such as /static
          /s=public  | --static-map: '/s=FOLDER/public' names a folder that does not exist; name the existing folder that has the files
          """)
  void aMapIsRefusedWithItsValueTheRuleAndARemedy(String value, String message) {
    Sources sources = Sources.in(folder).flag("app", "a").flag("static-map", value);

    ConfigException failure = catchThrowableOfType(ConfigException.class, sources::load);

    assertThat(failure.violations())
        .extracting(Violation::message)
        .containsExactly(message.replace("FOLDER", folder.toString()));
  }
}
