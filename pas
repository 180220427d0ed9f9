#!/bin/sh
# Runs the pas command; builds it first where that is needed.
set -eu

# This file's own folder, also when it was called through a link.
self=$0
while [ -L "$self" ]; do
  link=$(readlink "$self")
  case $link in
    /*) self=$link ;;
    *) self=$(dirname "$self")/$link ;;
  esac
done
root=$(CDPATH='' cd "$(dirname "$self")" && pwd -P)
jar=$root/pas-cli/target/pas.jar

if [ -n "${JAVA_HOME:-}" ]; then
  java=$JAVA_HOME/bin/java
  [ -x "$java" ] || { echo "pas: JAVA_HOME has no bin/java: $JAVA_HOME" >&2; exit 1; }
else
  java=$(command -v java) || { echo "pas: no java found; install JDK 17 or newer, or set JAVA_HOME" >&2; exit 1; }
fi

# The file beside Java that names its version is read where there is one: starting Java just to ask is slow.
java_version() {
  home=$(dirname "$(dirname "$(readlink -f "$java" 2>/dev/null || echo "$java")")")
  if [ -r "$home/release" ]; then
    sed -n 's/^JAVA_VERSION="\([0-9.]*\).*/\1/p' "$home/release"
  else
    "$java" -version 2>&1 | sed -n 's/.*version "\([0-9.]*\).*/\1/p' | head -n 1
  fi
}
version=$(java_version)
major=${version%%.*}
if [ "${major:-17}" -lt 17 ]; then
  echo "pas: Java 17 or newer is needed; $java is version $version" >&2
  exit 1
fi

# Whether anything that the jar is made of is newer than it; folders count, since files may have gone.
is_stale() {
  [ -f "$jar" ] || return 0
  [ -n "$(cd "$root" && find pom.xml pas-*/pom.xml pas-*/src/main -newer "$jar" -print 2>/dev/null | head -n 1)" ]
}

build() {
  if [ -f "$jar" ]; then
    echo "Building pas again (sources have changed)…" >&2
  else
    echo "Building pas (first use: about two minutes, most of them for what Maven has to fetch)…" >&2
  fi
  began=$(mktemp "${TMPDIR:-/tmp}/pas-build.XXXXXX")
  log=$began.log
  if ! (cd "$root" && ./mvnw -B -q -Dmaven.test.skip=true -Dspotless.check.skip -pl pas-cli -am package) </dev/null >"$log" 2>&1; then
    cat "$log" >&2
    echo "pas: the build failed" >&2
    exit 1
  fi
  touch -r "$began" "$jar" # what changed while it was built is newer
}

# One build at a time: others wait for it, and take over from one that died. A lock without the builder's number is
# about to get it, or its builder died between two lines.
build_alone() {
  lock=$root/pas-cli/target/pas.lock
  mkdir -p "$root/pas-cli/target" || { echo "pas: cannot build: cannot write to $root/pas-cli" >&2; exit 1; }
  told=false
  unowned=0
  until mkdir "$lock" 2>/dev/null; do
    if [ ! -d "$lock" ]; then
      mkdir "$lock" && break # the other build may just have ended; if not, this says what is wrong
      [ -d "$lock" ] && continue
      echo "pas: cannot build: cannot write to $root/pas-cli/target" >&2
      exit 1
    fi
    owner=$(cat "$lock/pid" 2>/dev/null || echo)
    if [ -z "$owner" ]; then
      unowned=$((unowned + 1))
    else
      unowned=0
    fi
    if [ "$unowned" -gt 5 ] || { [ -n "$owner" ] && ! kill -0 "$owner" 2>/dev/null; }; then
      unowned=0
      rm -rf "$lock" && continue
      echo "pas: cannot build: cannot remove $lock, which a dead build left" >&2
      exit 1
    fi
    if [ "$told" = false ] && [ -n "$owner" ]; then
      echo "pas: waiting for another build (process $owner)…" >&2
      told=true
    fi
    sleep 1
  done
  began=
  trap 'rm -rf "$lock" ${began:+"$began" "$began.log"}' EXIT
  trap 'exit 130' INT TERM HUP
  echo $$ >"$lock/pid"
  if is_stale; then
    build
  fi
  rm -rf "$lock" ${began:+"$began" "$began.log"}
  trap - EXIT INT TERM HUP
}

if is_stale; then
  build_alone
fi

# Under a locale such as C, Java would lose every argument and file name that is not ASCII.
case $(locale charmap 2>/dev/null || echo unknown) in
  UTF-8 | utf-8 | utf8) ;;
  *)
    utf8=$(locale -a 2>/dev/null | grep -i -E '^(C|en_US)\.utf-?8$' | head -n 1 || true)
    LC_ALL=${utf8:-C.UTF-8}
    export LC_ALL
    ;;
esac

terminal=false
if [ -t 2 ]; then
  terminal=true
fi

# shellcheck disable=SC2086 # JAVA_OPTS is several options
exec "$java" -XX:+UseSerialGC -XX:-UsePerfData -Xshare:auto ${JAVA_OPTS:-} "-Dpas.terminal=$terminal" -jar "$jar" "$@"
