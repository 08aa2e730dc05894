#!/bin/sh
# docker/build.sh FOLDER: builds Krait and lays its distribution in FOLDER, which must be new or empty.
# KRAIT_DIST names a distribution that is already built; it is copied instead.
set -eu

root=$(CDPATH='' cd -P -- "$(dirname -- "$0")/.." && pwd)

fail() {
  printf 'docker/build.sh: %s\n' "$1" >&2
  exit "$2"
}

if [ $# != 1 ] || [ -z "$1" ]; then fail "takes one argument, the folder to lay the distribution in; got: '$*'" 2; fi
folder=$1
if [ -e "$folder" ] && [ -n "$(ls -A -- "$folder")" ]; then
  fail "\"$folder\" is not empty; files of another build would mix with this one: name a new folder" 2
fi

distribution=${KRAIT_DIST:-}
if [ -z "$distribution" ]; then
  distribution=$root/host/target/krait
  # shellcheck source=host/src/main/dist/libexec/find-jdk.sh
  . "$root/host/src/main/dist/libexec/find-jdk.sh"
  krait_find_jdk javac || exit 1
  rm -rf "$distribution" # or jars of an older version would come along
  (cd "$root" && JAVA_HOME=$jdk_home ./mvnw -B -q -ntp -pl host -am -Dmaven.test.skip=true package) >&2
fi
[ -x "$distribution/bin/krait" ] || fail "\"$distribution\" holds no distribution: there is no bin/krait to run in it" 1

mkdir -p -- "$folder"
cp -pR -- "$distribution/." "$folder/" # the start-up cache asks for the files' times
rm -f -- "$folder/.built" # the mark of a clone's ./krait
