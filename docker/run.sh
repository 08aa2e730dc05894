#!/bin/sh
# docker/run.sh [ARGUMENT…]: `krait serve ARGUMENT…`, reachable from outside the container. It becomes Krait's process, so
# that a SIGTERM to the container drains it.
#
#   PORT         where to listen, on all addresses  (default: 8000; --bind or KRAIT_BIND says more and wins)
#   KRAIT_CHDIR  the application folder             (default: /app; --chdir wins)
#   KRAIT_DIST   the distribution                   (default: /opt/krait)
set -eu

# Krait reads them itself, and options win over them.
export KRAIT_BIND="${KRAIT_BIND:-0.0.0.0:${PORT:-8000}}" KRAIT_CHDIR="${KRAIT_CHDIR:-/app}"
exec "${KRAIT_DIST:-/opt/krait}/bin/krait" serve "$@"
