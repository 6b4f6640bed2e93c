#!/usr/bin/env bash
# Opens the kiosk; on a machine without a display it runs the tour instead, and says so.
set -euo pipefail

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    exec .venv/bin/configurator kiosk
fi

out="${XDG_DATA_HOME:-$HOME/.local/share}/configurator/tour"
echo "There is no display here, so the kiosk cannot be opened; running the tour instead."
echo "Its pictures and orders go to $out"
if command -v xvfb-run >/dev/null && command -v xauth >/dev/null; then
    # There is no graphics card behind it: Qt's own renderer is much faster than OpenGL in software.
    export QT_QUICK_BACKEND=software
    exec xvfb-run -a -s "-screen 0 1920x1080x24" .venv/bin/configurator tour --out "$out"
fi
echo "There is no xvfb either, so Qt draws in memory by itself."
QT_QPA_PLATFORM=offscreen QT_QUICK_BACKEND=software \
    exec .venv/bin/configurator tour --out "$out"
