#!/bin/sh
# require.sh TOOL… says which of the named tools is missing or too old, and where it comes from. It must itself need nothing.
cd "$(dirname "$0")/.." || exit 1
status=0
missing() {
	echo "missing: $1" >&2
	status=1
}

# at_least VERSION MAJOR MINOR
at_least() {
	major=${1%%.*}
	rest=${1#*.}
	minor=${rest%%.*}
	[ "$major" -gt "$2" ] 2>/dev/null || { [ "$major" -eq "$2" ] && [ "$minor" -ge "$3" ]; } 2>/dev/null
}

for tool in "$@"; do
	case $tool in
	go)
		version=$(go env GOVERSION 2>/dev/null) # an older Go fetches the one that go.mod names, unless it is told not to
		version=${version#go}
		at_least "${version%%[!0-9.]*}" 1 26 || missing "Go 1.26 or later (found: ${version:-none}), see https://go.dev/dl"
		;;
	node)
		version=$(node -p process.versions.node 2>/dev/null)
		at_least "$version" 20 19 || missing "Node.js 20.19 or later (found: ${version:-none}), see https://nodejs.org"
		;;
	npm) command -v npm >/dev/null || missing 'npm, which comes with Node.js (Debian: apt-get install npm)' ;;
	gcc)
		cc=$(go env CC 2>/dev/null)
		command -v "${cc:-gcc}" >/dev/null ||
			missing "a C compiler (${cc:-gcc}): Go's race detector needs it in the tests (Debian: apt-get install gcc libc6-dev)"
		;;
	*) command -v "$tool" >/dev/null || missing "$tool" ;;
	esac
done
exit $status
