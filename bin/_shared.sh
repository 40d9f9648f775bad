# Read by the scripts of this folder: where things are, and what the machine must have.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
home=$root/target/run
web_port=${BRIEFSIEGEL_WEB_PORT:-8080}

export BRIEFSIEGEL_DATA=${BRIEFSIEGEL_DATA:-$root/var}
export BRIEFSIEGEL_WEB_BASE_URL=${BRIEFSIEGEL_WEB_BASE_URL:-http://localhost:$web_port}

fail() {
    printf '%s\n' "$@" >&2
    exit 1
}

# Debian packages, without starting the servers among them: the tests start those themselves, each with settings of its own.
install_packages() {
    local switch=/usr/sbin/policy-rc.d ours='' result=0
    if [ ! -e "$switch" ]; then
        ours=yes
        printf '#!/bin/sh\nexit 101\n' >"$switch" # "forbidden by policy", which invoke-rc.d asks before it starts anything
        chmod 755 "$switch"
    fi
    { apt-get -q update &&
        DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "$@"; } || result=$?
    [ -z "$ours" ] || rm -f "$switch"
    return "$result"
}

# Karaf's scripts and Maven then take the same Java.
require_jdk() {
    export JAVA_HOME=${JAVA_HOME:-$(java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p')}
    [ -x "$JAVA_HOME/bin/javac" ] ||
        fail "No JDK found${JAVA_HOME:+ at $JAVA_HOME}: install one (17 or newer), or set JAVA_HOME." \
            "On Debian: apt-get install default-jdk-headless"
    local version
    version=$(sed -nE 's/^JAVA_VERSION="(1\.)?([0-9]+).*/\2/p' "$JAVA_HOME/release")
    [ "${version:-0}" -ge 17 ] ||
        fail "This JDK is too old: $JAVA_HOME is version $version, 17 or newer is needed. Set JAVA_HOME to a newer one."
}

require_maven() {
    command -v mvn >/dev/null ||
        fail "Maven is missing: install 3.8 or newer. On Debian: apt-get install maven"
}
