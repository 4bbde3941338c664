"""The window: the only room with Qt."""

import builtins

import PySide6.QtCore  # noqa: F401 - it changes how Python imports

# Qt for Python reads the source of every module that is imported after it, to see whether that
# uses Qt and may want other names for its methods (`from __feature__ import snake_case`). We do
# not, and it takes longer than the import itself: imports go as they did before.
builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
