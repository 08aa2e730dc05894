"""What such an application has for its operators: ``java -jar shop.jar python manage.py routes``."""

import sys

from legacy import app

if sys.argv[1:] == ["routes"]:
    for rule in app.url_map.iter_rules():
        print(rule.rule, rule.endpoint)
else:
    sys.exit("usage: manage.py routes")
