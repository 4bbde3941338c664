#!/bin/sh
# Zet Banen Desktop in het menu van deze gebruiker. Er zijn geen rechten nodig; uw dossiers blijven
# zoals ze zijn. Weghalen: sh installeren.sh --weg
set -eu
here=$(cd "$(dirname "$0")" && pwd)
data=${XDG_DATA_HOME:-$HOME/.local/share}
entry=$data/applications/banen-desktop.desktop
type=$data/mime/packages/banen-desktop.xml
icon=$data/icons/hicolor/scalable/apps/banen-desktop.svg

refresh() {
    for work in "update-mime-database $data/mime" "update-desktop-database $data/applications"; do
        if command -v "${work%% *}" >/dev/null; then $work >/dev/null 2>&1 || true; fi
    done
}

if [ "${1:-}" = --weg ]; then
    rm -f "$entry" "$type" "$icon"
    refresh
    echo "Banen Desktop staat niet meer in het menu. De map $here kunt u weggooien."
    exit 0
fi
mkdir -p "$(dirname "$entry")" "$(dirname "$type")" "$(dirname "$icon")"
sed "s|^Exec=.*|Exec=\"$here/BanenDesktop\" %f|" "$here/banen-desktop.desktop" >"$entry"
cp "$here/banen-desktop.xml" "$type"
cp "$here/banen-desktop.svg" "$icon"
refresh
echo "Banen Desktop staat in het menu. Laat de map $here staan."
