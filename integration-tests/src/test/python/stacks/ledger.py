"""Keeps the books on iterables: PEP 3333 wants ``close()`` called on each, once."""


class Blocks:
    """Blocks that know how many were taken, and how often they were closed."""

    def __init__(self, name, blocks):
        self.taken = 0
        self.closed = 0
        self._name = name
        self._blocks = iter(blocks)
        _wrong.append(self)

    def __iter__(self):
        return self

    def __next__(self):
        block = next(self._blocks)
        self.taken += 1
        return block

    def close(self):
        self.closed += 1
        if self.closed == 1 and self in _wrong:
            _wrong.remove(self)
        elif self.closed == 2:
            _wrong.append(self)

    def __str__(self):
        return f"{self._name}, closed {self.closed} times"


_wrong = []


def errors():
    """Names what is not closed yet, or was closed more than once, a line each."""
    return "\n".join(str(blocks) for blocks in _wrong)


def forget():
    """Starts a new book."""
    _wrong.clear()
