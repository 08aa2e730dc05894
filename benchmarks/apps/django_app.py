"""Django in one file: a page of fifty rows from SQLite through the ORM and a template."""

import os
import tempfile

import django
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import connection, models
from django.http import HttpResponse
from django.template import Context, Template
from django.urls import path

DATABASE = os.path.join(tempfile.gettempdir(), f"krait-benchmark-{os.getuid()}-{os.getpid()}.sqlite3")

settings.configure(
    ALLOWED_HOSTS=["*"],
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": DATABASE}},
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    ROOT_URLCONF=__name__,
    SECRET_KEY="a benchmark has no secrets",
    TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates"}],
)
django.setup()


class Item(models.Model):
    """A row of the page."""

    name = models.CharField(max_length=40)
    price = models.FloatField()

    class Meta:
        """Outside of any installed application."""

        app_label = "benchmark"


PAGE = Template(
    "<!doctype html><title>Items</title><ul>"
    "{% for item in items %}<li>{{ item.id }} {{ item.name }}: {{ item.price|floatformat:2 }}</li>{% endfor %}</ul>"
)


def items(request):
    """Fifty of the two hundred rows."""
    rows = Item.objects.filter(price__gte=10).order_by("name")[:50]
    return HttpResponse(PAGE.render(Context({"items": rows})))


urlpatterns = [path("", items)]


def _fill() -> None:
    with connection.schema_editor() as editor:
        if Item._meta.db_table not in connection.introspection.table_names():
            editor.create_model(Item)
    if not Item.objects.exists():
        Item.objects.bulk_create(Item(name=f"Item <{n:03}>", price=n * 0.75) for n in range(200))


_fill()
application = get_wsgi_application()
