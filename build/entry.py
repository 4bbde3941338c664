"""Where the frozen program starts; `python -m banen_desktop` does the same from a checkout."""

import sys

from banen_desktop.__main__ import main

if __name__ == "__main__":
    sys.exit(main())
