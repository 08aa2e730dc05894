package dev.krait.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krait.cli.CommandRun.Result;
import dev.krait.config.Settings;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KraitTest {
  @TempDir Path folder;

  private CommandRun krait;

  @BeforeEach
  void makeApplication() {
    krait = CommandRun.in(folder, "exit 9");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          srve              | unknown command 'srve': the commands are serve, record, install, python, train, check, replay, diff, bench, conformance, help; did you mean serve?
          fly               | unknown command 'fly': the commands are serve, record, install, python, train, check, replay, diff, bench, conformance, help; see `krait --help`
          --wersion         | unknown option '--wersion': it is none of krait's; did you mean --version?
          serve --wrokers 2 | unknown option '--wrokers': it is none of krait serve's; did you mean --workers?
          serve --zzz=2     | unknown option '--zzz': it is none of krait serve's; see `krait serve --help`
          serve --workers   | '--workers' has no value: it takes N; see `krait serve --help`
          serve a b         | unexpected argument 'b': krait serve takes no more; see `krait serve --help`
          serve             | MODULE:CALLABLE: '' is not the name of an application; name it, as in `krait serve app:app`, or as app = "app:app" in krait.toml
          serve a -w 0      | --workers: '0' is not a whole number from 1 to 1000; correct it, or leave it out for the default, 1
          serve @a -t -1    | --timeout: '-1' is not a number of seconds from 0 to 1000000, such as 30, 0.5, 30s or 2m; correct it, or leave it out for the default, 30
          serve a --warmup-requests x | the file of recorded requests "FOLDER/x" does not exist; make it with `krait record`
          record a --warmup / | unknown option '--warmup': it is none of krait record's; see `krait record --help`
          record a --output . | cannot record to "FOLDER": it is not a regular file; name a file that this user may write, with --output
          install --upgrade | unknown option '--upgrade': it is none of krait install's; see `krait install --help`
          install           | nothing to install: there is no "FOLDER/requirements.txt"; name packages, or requirements files with -r
          check a --format xml | --format: "xml" is no format of a report; it is text or json
          check a --request x  | --request: "x" has the target "x": a target is a path that starts with /; write it like /path or 'GET /path'
          check a --bind :1    | unknown option '--bind': it is none of krait check's; see `krait check --help`
          help fly          | no help on 'fly': it is no command; see `krait --help`
          """)
  void wrongUsageGetsOneMessageAndExitCodeTwo(String arguments, String message) {
    krait.refuses(arguments, message);
  }

  @Test
  void withoutACommandTheCommandsAreListedOnStandardError() {
    Result result = krait.run();

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("serve", "install", "python");
  }

  @Test
  void helpOfServeTellsOfEverySetting() {
    Result result = krait.run("serve", "--help");

    assertThat(result.exitCode()).isZero();
    assertThat(result).isEqualTo(krait.run("help", "serve"));
    Settings.groups().stream()
        .flatMap(group -> group.settings().stream())
        .forEach(setting -> {
          assertThat(result.out()).contains(setting.label());
          // lines end within long words, too
          assertThat(result.out().replaceAll("\\s+", ""))
              .contains(setting.description().replaceAll("\\s+", ""));
        });
  }

  @Test
  void helpAndVersionGoToStandardOutput() {
    assertThat(krait.run("--help").out()).startsWith("Usage: krait COMMAND");
    assertThat(krait.run("help", "python").out()).startsWith("Usage: krait python");
    assertThat(krait.run("install", "-h").out()).startsWith("Usage: krait install");
    assertThat(krait.run("--version")).extracting(Result::out).asString().startsWith("krait ");
  }

  @Test
  void aConfigurationIsChecked() {
    assertThat(krait.run("serve", "app", "--check-config"))
        .isEqualTo(new Result(0, "krait: configuration is valid\n", ""));

    krait.file("krait.toml", "workers = \"many\"\nwrokers = 1\n");
    Result result = krait.run("serve", "app", "--check-config");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err())
        .startsWith("krait: the configuration has 2 errors:\n  krait.toml line 1, workers: ")
        .contains("did you mean 'workers'?");
  }

  @Test
  void aConfigurationIsPrintedWithItsSources() {
    krait.file("krait.toml", "workers = 2\n");
    krait.variable("KRAIT_APP", "shop");
    Result result =
        krait.run("serve", "-b", ":0", "-b:1", "--env=A=b=c", "--reload", "--print-config");

    assertThat(result.exitCode()).isZero();
    assertThat(result.out().replaceAll(" +#", " #"))
        .contains(
            "app = \"shop\" # KRAIT_APP\n",
            "workers = 2 # krait.toml line 1, workers\n",
            "bind = [\":0\", \":1\"] # --bind\n",
            "env = [\"A=b=c\"] # --env\n",
            "reload = true # --reload\n",
            "venv = \"" + krait.folder() + "/.krait/venv\" # default\n");
  }

  @Test
  void anUnusableEnvironmentIsAFailureOfServeAndOfPython() {
    krait.file(".krait/venv/pyvenv.cfg", "home = /usr/bin\n");

    for (String[] arguments : new String[][] {{"serve", "app"}, {"python", "-c", "1"}}) {
      Result result = krait.run(arguments);
      assertThat(result.exitCode()).isEqualTo(1);
      assertThat(result.err())
          .startsWith("krait: the virtual environment \"")
          .contains("was made by another Python than GraalPy")
          .hasLineCount(1);
    }
  }

  @Test
  void aFailedInstallIsAFailureOfServeAndOfInstall() {
    krait.file("requirements.txt", "flask\n");

    for (String command : new String[] {"serve", "install"}) {
      Result result =
          krait.run(command.equals("serve") ? new String[] {"serve", "a"} : new String[] {command});
      assertThat(result.exitCode()).isEqualTo(1);
      assertThat(result.err())
          .startsWith("krait: making a virtual environment (0 s)\n")
          .contains("krait: the virtual environment could not be made (exit code 9):")
          .contains("the whole log is");
    }
  }
}
