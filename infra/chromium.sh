#!/bin/sh
# chromium.sh sees to a Chromium and Japanese fonts for the browser tests: it installs Debian's where it may, and names them where not.
have() {
	[ -x "$CHROMIUM" ] || [ -x /usr/bin/chromium ] || [ -x /usr/bin/chromium-browser ] || [ -x /usr/bin/google-chrome ]
}

have && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
	echo 'installing chromium and fonts-noto-cjk for the browser tests' >&2
	apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium fonts-noto-cjk >/dev/null && have && exit 0
fi
echo 'missing: Chromium, for the tests in a browser (Debian: apt-get install chromium fonts-noto-cjk); CHROMIUM may name another one' >&2
exit 1
