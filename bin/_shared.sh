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

require_jdk() {
    local javac=${JAVA_HOME:+$JAVA_HOME/bin/}javac version
    command -v "$javac" >/dev/null ||
        fail "No JDK found: install one (17 or newer), or set JAVA_HOME. On Debian: apt-get install default-jdk-headless"
    version=$("$javac" -version 2>&1)
    version=${version#javac }
    [ "${version%%.*}" -ge 17 ] ||
        fail "This JDK is too old: ${JAVA_HOME:-$(command -v javac)} is version $version, 17 or newer is needed." \
            "Set JAVA_HOME to a newer one."
}

require_maven() {
    command -v mvn >/dev/null ||
        fail "Maven is missing: install 3.8 or newer. On Debian: apt-get install maven"
}
