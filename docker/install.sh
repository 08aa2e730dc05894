#!/bin/sh
# docker/install.sh: puts the application's requirements into its virtual environment when the image is made, so that a
# container starts at once. Nothing to do for an application without requirements.txt.
#
#   KRAIT_DIST   the distribution        (default: /opt/krait)
#   KRAIT_CHDIR  the application folder  (default: /app)
set -eu

export KRAIT_CHDIR="${KRAIT_CHDIR:-/app}"
[ -f "$KRAIT_CHDIR/requirements.txt" ] || exit 0
exec "${KRAIT_DIST:-/opt/krait}/bin/krait" install
