#!/bin/sh
# docker/run.sh [ARGUMENT…]: `krait serve ARGUMENT…`, reachable from outside the container. It becomes Krait's process, so
# that a SIGTERM to the container drains it.
#
#   PORT         where to listen, on all addresses  (default: 8000; --bind or KRAIT_BIND says more and wins)
#   KRAIT_APP    the application folder             (default: /app; --chdir or KRAIT_CHDIR wins)
#   KRAIT_DIST   the distribution                   (default: /opt/krait)
set -eu

bind=${KRAIT_BIND:-} folder=${KRAIT_CHDIR:-}
for argument; do
  case $argument in
    -b* | --bind | --bind=*) bind=given ;;
    --chdir | --chdir=*) folder=given ;;
  esac
done
[ -n "$folder" ] || set -- --chdir "${KRAIT_APP:-/app}" "$@"
[ -n "$bind" ] || set -- --bind "0.0.0.0:${PORT:-8000}" "$@"
exec "${KRAIT_DIST:-/opt/krait}/bin/krait" serve "$@"
