"""What applications have for their operators: ``java -jar shop.jar python manage.py routes``."""

import sys

from legacy import app

if sys.argv[1:] == ["routes"]:
    for route in app.routes:
        print(route.rule, route.callback.__name__)
else:
    sys.exit("usage: manage.py routes")
