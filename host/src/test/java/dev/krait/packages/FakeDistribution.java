package dev.krait.packages;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A Krait distribution whose Python is a shell script: it can make environments and install
/// anything at once, as version 1.0 unless told otherwise.
final class FakeDistribution {
  private static final String GRAALPY =
      """
      #!/bin/sh
      home=HOME
      echo "$*" >>"$home/calls"
      make_venv() {
        mkdir -p "$1/bin" "$1/lib/python3.12/site-packages"
        echo "home = $home/bin" >"$1/pyvenv.cfg"
        echo "executable = $home/bin/graalpy" >>"$1/pyvenv.cfg"
        ln -sf "$home/bin/graalpy" "$1/bin/graalpy"
        ln -sf graalpy "$1/bin/python"
      }
      put() {
        name=${1%%==*} version=${1#*==}
        [ "$version" != "$1" ] || version=1.0
        folder=$site/$name-$version.dist-info
        mkdir -p "$folder"
        printf 'Metadata-Version: 2.1\\nName: %s\\nVersion: %s\\n\\nText\\n' "$name" "$version" >"$folder/METADATA"
      }
      site=${0%/bin/*}/lib/python3.12/site-packages
      case "$*" in
        "-m venv --without-pip "*) make_venv "$4" ;;
        "-m pip install "*)
          [ -d "$site/pip" ] || { echo "No module named pip"; exit 1; }
          shift 8
          echo "Collecting $1"
          [ ! -f "$home/before" ] || . "$home/before"
          echo "Installing collected packages: some"
          [ ! -f "$home/during" ] || . "$home/during"
          while [ $# -gt 0 ]; do
            case $1 in
              --no-deps) ;;
              -r) shift; while read -r line; do case $line in '#'* | '' | -*) ;; *) put "$line" ;; esac; done <"$1" ;;
              *) put "$1" ;;
            esac
            shift
          done ;;
      esac
      """;

  private final Path home;

  private FakeDistribution(Path home) {
    this.home = home;
  }

  static FakeDistribution in(Path home, String version) {
    try {
      Path program = Files.createDirectories(home.resolve("bin")).resolve("graalpy");
      Files.writeString(program, GRAALPY.replace("HOME", home.toString()));
      program.toFile().setExecutable(true);
      Path lib = Files.createDirectories(home.resolve("lib"));
      Path jar = lib.resolve("python-resources-" + version + ".jar");
      try (OutputStream out = Files.newOutputStream(jar)) {
        writeZip(out, "META-INF/x/ensurepip/_bundled/pip-1-py3-none-any.whl", wheel());
      }
      return new FakeDistribution(home);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] wheel() throws IOException {
    ByteArrayOutputStream wheel = new ByteArrayOutputStream();
    writeZip(wheel, "pip/__init__.py", new byte[0]);
    return wheel.toByteArray();
  }

  private static void writeZip(OutputStream out, String name, byte[] content) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(content);
    }
  }

  Path home() {
    return home;
  }

  /// Shell commands that pip runs before it touches the environment; none to mend it.
  void beforePipInstalls(String commands) {
    write("before", commands);
  }

  /// Shell commands that pip runs when it has begun to change the environment.
  void whilePipInstalls(String commands) {
    write("during", commands);
  }

  private void write(String name, String commands) {
    try {
      Files.writeString(home.resolve(name), commands + "\n", StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What Python was started with since the last time this was asked.
  List<String> calls() {
    Path calls = home.resolve("calls");
    try {
      List<String> lines = Files.exists(calls) ? Files.readAllLines(calls) : List.of();
      Files.deleteIfExists(calls);
      return lines;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
