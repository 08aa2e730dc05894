# shellcheck shell=sh
# Finds the Java that runs or builds Krait. Sourced by krait, bin/krait, bin/graalpy, docker/build.sh and .ci/run.
#
#   krait_find_jdk java     any Java 25 or newer, to run Krait
#   krait_find_jdk javac    one that can compile as well, to build it
#
# sets jdk_home (its folder), jdk_version ("25.0.3") and jdk_major ("25"), or prints what was found, what is needed and
# how to get it, and returns 1. Versions are read from each JDK's `release` file, so that no JVM is started to ask.
#
# Order: KRAIT_JAVA_HOME (then nothing else will do), JAVA_HOME, `java` on PATH, the usual places; of the latter the
# oldest that is new enough, because 25 is the version Krait is tested on.
# KRAIT_JDK_SEARCH_PATH (folders separated by colons, each a JDK or full of JDKs) replaces the usual places.

jdk_needed=25

krait_find_jdk() {
  jdk_program=$1 jdk_seen='' jdk_home=''
  if [ -n "${KRAIT_JAVA_HOME-}" ]; then
    jdk_inspect "$KRAIT_JAVA_HOME" KRAIT_JAVA_HOME && jdk_take && return 0
    jdk_say_wrong_choice
    return 1
  fi
  [ -n "${JAVA_HOME-}" ] && jdk_inspect "$JAVA_HOME" JAVA_HOME && jdk_take && return 0
  jdk_inspect_path && jdk_take && return 0
  jdk_search_usual_places && return 0
  jdk_say_none
  return 1
}

# jdk_inspect FOLDER WHERE: is it Java, new enough, with a compiler where one is needed? Notes what it saw.
jdk_inspect() {
  jdk_candidate=${1%/} jdk_fault=''
  if [ ! -x "$jdk_candidate/bin/java" ]; then
    jdk_fault="no bin/java in it"
  elif ! jdk_read_version "$jdk_candidate"; then
    jdk_fault="its version cannot be read"
  elif [ "$jdk_candidate_major" -lt $jdk_needed ]; then
    jdk_fault="Java $jdk_candidate_version"
  elif [ ! -x "$jdk_candidate/bin/$jdk_program" ]; then
    jdk_fault="Java $jdk_candidate_version without bin/$jdk_program, a runtime only"
  fi
  [ -n "$jdk_fault" ] || return 0
  jdk_seen="$jdk_seen$jdk_candidate|$jdk_fault|$2
"
  return 1
}

# shellcheck disable=SC2034  # the launchers read them
jdk_take() {
  jdk_home=$jdk_candidate jdk_version=$jdk_candidate_version jdk_major=$jdk_candidate_major
}

# From `release`, else from the JVM itself (Debian's Java 8 has no such file).
jdk_read_version() {
  jdk_candidate_version=''
  jdk_release_value "$1" JAVA_VERSION && jdk_candidate_version=$jdk_value
  if [ -z "$jdk_candidate_version" ]; then
    jdk_ask "$1/bin/java" || return 1
  fi
  jdk_candidate_major=${jdk_candidate_version#1.} # "1.8.0_392" is 8
  jdk_candidate_major=${jdk_candidate_major%%[!0-9]*}
  [ -n "$jdk_candidate_major" ]
}

# jdk_release_value FOLDER KEY: sets jdk_value to what the JDK's release file says, without its quotes.
jdk_release_value() {
  [ -r "$1/release" ] || return 1
  while IFS='=' read -r jdk_key jdk_value || [ -n "$jdk_key" ]; do
    if [ "$jdk_key" = "$2" ]; then
      jdk_value=${jdk_value#\"} jdk_value=${jdk_value%%\"*}
      return 0
    fi
  done <"$1/release"
  return 1
}

# jdk_ask JAVA: the slow way, by starting it; also tells where it really lives when JAVA is a version manager's shim.
jdk_ask() {
  jdk_candidate_version='' jdk_asked_home=''
  jdk_settings=$("$1" -XshowSettings:properties -version 2>&1 </dev/null) || return 1
  while read -r jdk_key jdk_equals jdk_value; do
    case $jdk_key$jdk_equals in
      java.version=) jdk_candidate_version=$jdk_value ;;
      java.home=) jdk_asked_home=$jdk_value ;;
    esac
  done <<SETTINGS
$jdk_settings
SETTINGS
  [ -n "$jdk_candidate_version" ]
}

jdk_inspect_path() {
  jdk_command=$(command -v java) || return 1
  # macOS puts a stub there that only asks people to install Java; java_home (below) knows what is installed.
  [ "$jdk_command" = /usr/bin/java ] && [ -x /usr/libexec/java_home ] && return 1
  jdk_command=$(readlink -f "$jdk_command" 2>/dev/null || printf '%s\n' "$jdk_command")
  jdk_asked_home=${jdk_command%/bin/java}
  [ -r "$jdk_asked_home/release" ] || jdk_ask "$jdk_command" || return 1
  jdk_inspect "$jdk_asked_home" "java on PATH"
}

jdk_search_usual_places() {
  if [ -n "${KRAIT_JDK_SEARCH_PATH+set}" ]; then
    jdk_old_ifs=$IFS
    IFS=:
    set -f
    # shellcheck disable=SC2086  # meant to split at the colons
    set -- $KRAIT_JDK_SEARCH_PATH
    set +f
    IFS=$jdk_old_ifs
    for jdk_folder; do
      [ -n "$jdk_folder" ] || continue
      if [ -x "$jdk_folder/bin/java" ]; then jdk_weigh "$jdk_folder"; else jdk_weigh "$jdk_folder"/*; fi
    done
  else
    jdk_weigh /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/*jdk* /opt/*graalvm* \
      "${HOME-}"/.sdkman/candidates/java/* "${HOME-}"/.jdks/* "${HOME-}"/.asdf/installs/java/* \
      "${XDG_DATA_HOME:-${HOME-}/.local/share}"/mise/installs/java/* \
      /Library/Java/JavaVirtualMachines/*/Contents/Home "${HOME-}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
      /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
      /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
      /home/linuxbrew/.linuxbrew/opt/openjdk*/libexec
    if [ -z "$jdk_home" ] && [ -x /usr/libexec/java_home ]; then
      jdk_folder=$(/usr/libexec/java_home -F -v "$jdk_needed+" 2>/dev/null) && jdk_weigh "$jdk_folder"
    fi
  fi
  [ -n "$jdk_home" ]
}

# jdk_weigh FOLDER…: takes the oldest of them that will do.
jdk_weigh() {
  for jdk_folder; do
    if [ -n "$jdk_home" ] && [ "$jdk_major" = $jdk_needed ]; then return 0; fi # it gets no better
    if [ -x "$jdk_folder/bin/java" ] && jdk_inspect "$jdk_folder" ''; then
      if [ -z "$jdk_home" ] || [ "$jdk_candidate_major" -lt "$jdk_major" ]; then jdk_take; fi
    fi
  done
}

jdk_say_wrong_choice() {
  {
    printf 'krait: KRAIT_JAVA_HOME names no usable JDK\n'
    printf '  found:   "%s": %s\n' "$jdk_candidate" "$jdk_fault"
    printf '  needed:  the folder of a JDK %s or newer (%s is the tested one)\n' $jdk_needed $jdk_needed
    printf '  to do:   correct KRAIT_JAVA_HOME, or unset it and Krait looks in JAVA_HOME, on PATH and in the usual places\n'
  } >&2
}

jdk_say_none() {
  {
    printf 'krait: no JDK %s on this machine\n' $jdk_needed
    jdk_say_seen
    printf '  needed:  JDK %s or newer (%s is the tested one)\n' $jdk_needed $jdk_needed
    cat <<'HELP'
  to do:   install one:
             Debian, Ubuntu   apt-get install temurin-25-jdk (from Adoptium's repository), or openjdk-25-jdk
             Fedora, RHEL     dnf install temurin-25-jdk (from Adoptium's repository), or java-25-openjdk-devel
             macOS            brew install --cask temurin@25
             anywhere         sdk install java 25.0.3-tem (SDKMAN)
           or, when one lies in a place of its own, set KRAIT_JAVA_HOME or JAVA_HOME to its folder
HELP
  } >&2
}

# Each Java once, although Debian links to it under a second name.
jdk_say_seen() {
  jdk_label='found: ' jdk_said='|'
  while IFS='|' read -r jdk_folder jdk_fault jdk_where; do
    [ -n "$jdk_folder" ] || continue
    jdk_real=$(CDPATH='' cd -P -- "$jdk_folder" 2>/dev/null && pwd) || jdk_real=$jdk_folder
    case $jdk_said in *"|$jdk_real|"*) continue ;; esac
    jdk_said="$jdk_said$jdk_real|"
    printf '  %s  %s: %s%s\n' "$jdk_label" "$jdk_real" "$jdk_fault" "${jdk_where:+ ($jdk_where)}"
    jdk_label='       '
  done <<SEEN
$jdk_seen
SEEN
  [ "$jdk_said" != '|' ] || printf '  found:   no Java at all, neither in JAVA_HOME, nor on PATH, nor in the usual places\n'
}
