# Read by bin/run: builds the distribution when there is no current one, and unpacks it.

log=$root/target/build.log

archive() {
    ls -t "$root"/karaf-distribution/target/briefsiegel-*.tar.gz 2>/dev/null | head -1
}

is_current() {
    local built newer
    built=$(archive)
    [ -n "$built" ] || return 1
    newer=$(find "$root"/pom.xml "$root"/bundles "$root"/features "$root"/karaf-distribution \
        \( -name target -o -path '*/src/test' -o -name '.*' \) -prune \
        -o \( -type f -o -path '*/src/*' \) -newer "$built" -print -quit)
    [ -z "$newer" ]
}

build() {
    mkdir -p "$root/target"
    SECONDS=0
    if (cd "$root" && mvn -B -ntp -Dstyle.color=never -DskipTests -Dspotless.check.skip=true \
        -pl karaf-distribution -am install) 2>&1 | tee "$log" | progress; then
        clear_line
        echo "Built in $SECONDS s."
    else
        clear_line
        sed -n '/^\[ERROR\]/,$p' "$log" >&2
        fail "" "The build failed; all it said is in $log"
    fi
}

# On a terminal, one line that says which module is being built.
progress() {
    local line
    while IFS= read -r line; do
        if [[ -t 1 && $line =~ ^\[INFO\]\ Building\ (.*)\ [0-9][^\ ]*\ +\[([0-9]+/[0-9]+)\]$ ]]; then
            printf '\rBuilding %s: %-50s' "${BASH_REMATCH[2]}" "${BASH_REMATCH[1]#Briefsiegel :: }"
        fi
    done
}

clear_line() {
    [ ! -t 1 ] || printf '\r%70s\r' ""
}

# A distribution installs its feature on its first start alone: for another one it is unpacked again.
unpack() {
    local built stamp=$home/unpacked
    built=$(archive)
    [ "$stamp" -nt "$built" ] && [ "$(cat "$stamp")" = "$BRIEFSIEGEL_FEATURE" ] && return
    rm -rf "$home"
    mkdir -p "$home"
    tar -xzf "$built" --strip-components=1 -C "$home"
    echo "$BRIEFSIEGEL_FEATURE" >"$stamp"
}
