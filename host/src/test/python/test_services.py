"""Java objects as an application finds them."""

from __future__ import annotations

import unittest

import krait
from krait_bridge import services
from krait_bridge.values import write


class FakeJava:
    """Answers with what it was given, or what it is told to."""

    def __init__(self):
        self.calls = []
        self.answer = None

    def call(self, service, method, arguments):
        self.calls.append((service, method, arguments))
        return self.answer or f'["v",{arguments}]'


class ServicesTest(unittest.TestCase):
    def setUp(self):
        self.java = FakeJava()
        forms = {"find": ["find(String) -> Order"], "place": ["place(Order, int) -> void"]}
        services.connect(self.java, write([["orders", "shop.Orders", forms]]))
        self.addCleanup(services.connect, None, write([]))
        self.orders = krait.services["orders"]

    def test_a_call_is_one_crossing(self):
        self.assertEqual(self.orders.find("a", 1, None), ["a", 1, None])
        self.assertEqual(self.java.calls, [("orders", "find", '["l","a",1,null]')])

    def test_the_mapping_is_read_only(self):
        self.assertEqual(list(krait.services), ["orders"])
        self.assertIn("orders", krait.services)
        self.assertIsNone(krait.services.get("other"))
        with self.assertRaises(TypeError):
            krait.services["other"] = 1
        with self.assertRaises(TypeError):
            del krait.services["orders"]

    def test_a_service_that_is_not_offered(self):
        with self.assertRaisesRegex(KeyError, "no Java service is named 'stock'; offered are 'orders'; use"):
            krait.services["stock"]

    def test_a_method_that_is_not_offered(self):
        message = "'orders' has no method 'getClass'; shop.Orders has find, place; call one of these"
        with self.assertRaisesRegex(AttributeError, message):
            self.orders.getClass  # noqa: B018
        self.assertFalse(hasattr(self.orders, "notify"))

    def test_a_service_says_what_it_is(self):
        self.assertEqual(repr(self.orders), "<Java service 'orders': shop.Orders>")
        self.assertEqual(dir(self.orders), ["find", "place"])
        self.assertEqual(self.orders.find.__doc__, "find(String) -> Order")
        self.assertEqual(repr(self.orders.find), "<Java method orders.find>")

    def test_attributes_cannot_be_set(self):
        with self.assertRaisesRegex(AttributeError, "cannot be set"):
            self.orders.find = 1
        with self.assertRaisesRegex(AttributeError, "cannot be set"):
            del self.orders.find

    def test_arguments_by_name(self):
        with self.assertRaisesRegex(TypeError, "got 'sku' by name; .*find\\(String\\) -> Order; leave the name out"):
            self.orders.find(sku="a")

    def test_a_wrong_call_is_a_type_error(self):
        self.java.answer = '["x","TypeError","the call of orders.find: too few"]'
        with self.assertRaisesRegex(TypeError, "too few"):
            self.orders.find()

    def test_what_java_throws_has_its_causes(self):
        self.java.answer = (
            '["e",["ValueError","java.lang.IllegalArgumentException","no sku",""],["OSError","java.io.IOException","",""],'
            '["","java.lang.Exception","deep",""]]'
        )
        with self.assertRaises(krait.JavaError) as caught:
            self.orders.find()
        error = caught.exception
        self.assertIsInstance(error, ValueError)
        self.assertEqual(str(error), "java.lang.IllegalArgumentException: no sku")
        self.assertEqual((error.java_class, error.message), ("java.lang.IllegalArgumentException", "no sku"))
        self.assertIsInstance(error.__cause__, OSError)
        self.assertEqual(str(error.__cause__), "java.io.IOException")
        self.assertIs(type(error.__cause__.__cause__), krait.JavaError)
        self.assertIsNone(error.__cause__.__cause__.__cause__)

    def test_every_kind_of_exception_can_be_made(self):
        for kind in ("ValueError", "LookupError", "NotImplementedError", "TimeoutError", "OSError"):
            self.java.answer = f'["e",["{kind}","a.B","c",""]]'
            with self.subTest(kind=kind), self.assertRaises(krait.JavaError) as caught:
                self.orders.find()
            self.assertIn(kind, [each.__name__ for each in type(caught.exception).__mro__])

    def test_without_java(self):
        services.connect(None, write([]))
        with self.assertRaisesRegex(LookupError, "no Java services here"):
            services.host()


if __name__ == "__main__":
    unittest.main()
