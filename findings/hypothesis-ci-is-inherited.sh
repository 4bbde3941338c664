#!/bin/sh
# A hypothesis profile of your own tries the same examples every time in CI.
#
# Versions: hypothesis 6.170.15.
# Behaviour: with CI set in the environment hypothesis starts in a profile "ci" that derandomizes.
#   A profile that is registered after that takes what it does not name from the profile in force,
#   so that one derandomizes too, though it never says so.
# Expected: the documented default of `derandomize` (False) in a profile that does not mention it.
# Output seen:
#   CI set, profile of our own: derandomize=True, the same numbers twice: yes
#   CI set, profile that says so itself: derandomize=False, the same numbers twice: no
#   without CI, profile of our own: derandomize=False, the same numbers twice: no
# For us: the profile says `derandomize=False`; without it CI tried the same examples each time.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore \
    --target "$folder" hypothesis==6.170.15
cat > "$folder/see.py" <<'PYTHON'
import sys

from hypothesis import given, settings
from hypothesis import strategies as st

named = {"derandomize": False} if sys.argv[1] == "named" else {}
settings.register_profile("own", deadline=None, database=None, **named)
settings.load_profile("own")
seen = []


@given(st.integers())
def look(number):
    seen.append(number)


look()
first, seen = seen, []
look()
print(f"derandomize={settings().derandomize}, the same numbers twice:", "yes" if first == seen else "no")
PYTHON
see() { PYTHONPATH="$folder" python3 "$folder/see.py" "$1"; }
cd "$folder"
seen=$(
    echo "CI set, profile of our own: $(CI=true see silent)"
    echo "CI set, profile that says so itself: $(CI=true see named)"
    echo "without CI, profile of our own: $(unset CI GITHUB_ACTIONS TF_BUILD; see silent)"
)
echo "$seen"
[ "$seen" = "CI set, profile of our own: derandomize=True, the same numbers twice: yes
CI set, profile that says so itself: derandomize=False, the same numbers twice: no
without CI, profile of our own: derandomize=False, the same numbers twice: no" ]
