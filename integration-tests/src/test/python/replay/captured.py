"""The shop with the capture around it, as one would have it in production."""

from __future__ import annotations

import os

from krait_capture import Capture
from shop import app

application = Capture(app, os.environ["CAPTURE"])
