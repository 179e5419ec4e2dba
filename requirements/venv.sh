#!/bin/sh
# Keeps .venv in step with a lock: `sh requirements/venv.sh base` for the demo, `dev` for tests and checks (dev holds base).
# Nothing is installed twice: .venv/lock-stamp remembers which locks are in. PYTHON=… picks another Python.
set -eu
wanted=${1:?give base or dev}
cd "$(dirname "$0")/.."
here=$(pwd -P)

say() { printf 'Safelane: %s\n' "$*" >&2; }

lock_hash() {
    "$1" -c 'import hashlib, sys; print(hashlib.sha256(open(sys.argv[1], "rb").read()).hexdigest())' "requirements/$2.txt"
}

find_python() {
    too_old='' incomplete=''
    for candidate in ${PYTHON:-python3.11 python3.12 python3.13 python3.14 python3}; do
        "$candidate" -c '' 2>/dev/null || continue
        if ! "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
            too_old=$("$candidate" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
        elif ! missing=$("$candidate" -c '
import sys
for name in ("venv", "ensurepip", "ssl", "sqlite3"):
    try:
        __import__(name)
    except ImportError:
        sys.exit(print(name) or 1)
'); then
            version=$("$candidate" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
            incomplete="Python $version ($candidate) has no $missing. Install its missing part (Debian, Ubuntu: apt install python$version-venv), then run make again."
        else
            python=$candidate
            return
        fi
    done
    if [ -n "$incomplete" ]; then say "$incomplete"
    elif [ -n "$too_old" ]; then say "Python $too_old is too old. Install Python 3.11 or newer, then run make again (or: make PYTHON=/path/to/python3.11 …)."
    else say "no Python found${PYTHON:+ at $PYTHON}. Install Python 3.11 or newer, then run make again."
    fi
    exit 1
}

in_step() {  # is the lock $1 in .venv, at this place, whole?
    [ -x .venv/bin/python ] && [ -f .venv/lock-stamp ] && .venv/bin/python -c '' 2>/dev/null &&
        grep -qxF "$here" .venv/lock-stamp && grep -qxF "$1 $(lock_hash .venv/bin/python "$1")" .venv/lock-stamp
}

if in_step "$wanted"; then exit 0; fi

if in_step base; then
    say "adding what tests and checks need to .venv (about a minute) …"
else
    find_python
    say "building .venv with $("$python" --version) ($python) …"
    rm -rf .venv
    "$python" -m venv .venv
    say "installing the packages of requirements/$wanted.txt (about a minute) …"
fi
rm -f .venv/lock-stamp
if ! .venv/bin/python -m pip install --disable-pip-version-check --no-input --require-hashes -r "requirements/$wanted.txt"; then
    say "the packages could not be installed (see above). Is the network reachable? Run make again: it starts over."
    exit 1
fi
{
    printf '%s\n' "$here"
    printf 'base %s\n' "$(lock_hash .venv/bin/python base)"
    if [ "$wanted" = dev ]; then printf 'dev %s\n' "$(lock_hash .venv/bin/python dev)"; fi
} >.venv/lock-stamp
say "installed."
