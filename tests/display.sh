#!/usr/bin/env bash
# usage: display.sh COMMAND...   runs it on a screen, a bus and in a home of its own, with a
# window manager and accessibility, so that it neither sees nor touches the user's desktop.
set -euo pipefail

if [ -z "${ASH_PRIVATE_DISPLAY-}" ]; then
  # Screens are taken one after the other: two that start at once would want the same number.
  exec 9>"${TMPDIR-/tmp}/ashlar-display-$(id -u).lock"
  flock 9
  ASH_PRIVATE_DISPLAY=1 exec dbus-run-session -- \
    xvfb-run -a -s "-screen 0 ${ASH_SCREEN-1280x900x24}" "$0" "$@"
fi
flock --unlock 9
exec 9>&-
unset ASH_PRIVATE_DISPLAY

home=$(mktemp -d)
chmod 700 "$home"
export XDG_RUNTIME_DIR=$home/run XDG_CACHE_HOME=$home/cache XDG_DATA_HOME=$home/data
export XDG_CONFIG_HOME=$home/config XDG_STATE_HOME=$home/state
mkdir -m 700 "$XDG_RUNTIME_DIR" "$XDG_CACHE_HOME" "$XDG_DATA_HOME" "$XDG_CONFIG_HOME" \
  "$XDG_STATE_HOME"
export GDK_BACKEND=x11 GSK_RENDERER=${GSK_RENDERER-cairo} LIBGL_ALWAYS_SOFTWARE=1
export GTK_A11Y=atspi GSETTINGS_BACKEND=memory ADW_DISABLE_PORTAL=1 GTK_USE_PORTAL=0
unset WAYLAND_DISPLAY

/usr/libexec/at-spi-bus-launcher --launch-immediately >/dev/null 2>&1 &
helpers=($!)
openbox >/dev/null 2>&1 &
helpers+=($!)
# Without a compositor popovers have black corners.
xcompmgr >/dev/null 2>&1 &
helpers+=($!)

status=0
"$@" || status=$?
kill "${helpers[@]}" 2>/dev/null || true
wait "${helpers[@]}" 2>/dev/null || true
rm -rf "$home"
exit $status
