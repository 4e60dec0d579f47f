#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The include rule of the house: a room includes base/, the public nouns, its own headers, and the
# third-party headers that live in it alone. scan/ knows the stages; cli/, worker/, batch/ and
# serve/ stand above it.
# usage: include_rule.sh DIR   – reads every .c and .h below DIR/src and DIR/include; prints the
# arrows that break the rule and exits 1 if there are any, 2 if there was nothing to read.
set -eu

# Rooms a room may include besides base/ and itself. model/ is a table provider, no stage.
allowed_rooms() {
    case $1 in
    identify | mark) echo "model" ;;
    scan) echo "image layout ocr identify mark model risk redact" ;;
    worker) echo "scan sandbox image report" ;;
    batch) echo "scan worker report image model" ;;
    serve) echo "worker report" ;;
    cli) echo "scan report redact image model worker batch serve sandbox" ;;
    *) echo "" ;;
    esac
}

# Third-party headers a room may include, as shell patterns. C's and POSIX's own are known by what
# they are not: everything else in angle brackets that is no name listed below is a third party's.
allowed_parties() {
    case $1 in
    base) echo "immintrin.h" ;;
    image) echo "jpeglib.h jerror.h png.h webp/* tiff* libheif/* zlib.h" ;;
    ocr) echo "cpuid.h immintrin.h" ;;
    identify) echo "pcre2.h" ;;
    mark) echo "zbar.h dmtx.h ZXing/* new" ;;
    report) echo "jansson.h" ;;
    sandbox) echo "seccomp.h linux/*" ;;
    batch) echo "sqlite3.h" ;;
    serve) echo "microhttpd.h" ;;
    *) echo "" ;;
    esac
}

# Headers of C17, POSIX.1-2008 and Linux's C library that any room may use.
standard="assert.h ctype.h errno.h fenv.h float.h inttypes.h limits.h locale.h math.h setjmp.h
signal.h spawn.h stdalign.h stdarg.h stdatomic.h stdbool.h stddef.h stdint.h stdio.h stdlib.h
stdnoreturn.h string.h time.h wchar.h dirent.h dlfcn.h fcntl.h poll.h pthread.h sched.h strings.h termios.h
malloc.h unistd.h sys/auxv.h sys/inotify.h sys/ioctl.h sys/mman.h sys/prctl.h sys/resource.h sys/socket.h sys/stat.h sys/syscall.h sys/time.h sys/types.h
sys/uio.h sys/wait.h"

# holds WORD PATTERN… – whether a pattern matches the whole word.
holds() {
    word=$1
    shift
    for pattern in "$@"; do
        # shellcheck disable=SC2254
        case $word in $pattern) return 0 ;; esac
    done
    return 1
}

root=$1
set -f # patterns are ours to match, not the shell's to expand
broken=0
read_lines=0
arrows=$(mktemp)
trap 'rm -f "$arrows"' EXIT

# "path kind header" for each #include line, kind being quote or angle.
set +f
find "$root/src" "$root/include" -type f \( -name '*.[ch]' -o -name '*.cc' \) | sort |
    while IFS= read -r file; do
        sed -n -E \
            -e 's/^[[:space:]]*#[[:space:]]*include[[:space:]]*"([^"]*)".*/quote \1/p' \
            -e 's/^[[:space:]]*#[[:space:]]*include[[:space:]]*<([^>]*)>.*/angle \1/p' "$file" |
            sed "s|^|${file#"$root"/} |"
    done >"$arrows"
set -f

complain() {
    echo "$1: must not include $2"
    broken=1
}

while read -r path kind header; do
    read_lines=$((read_lines + 1))
    case $path in
    include/*)
        [ "$kind" = quote ] && holds "$header" 'photoward/*' && continue
        # shellcheck disable=SC2086
        [ "$kind" = angle ] && holds "$header" $standard && continue
        complain "$path" "$header"
        continue
        ;;
    esac
    room=${path#src/}
    room=${room%%/*}
    if [ "$kind" = angle ]; then
        # shellcheck disable=SC2046,SC2086
        holds "$header" $standard $(allowed_parties "$room") || complain "$path" "<$header>"
        # A third-party type never appears in a room's header, but for those inside a room.
        continue
    fi
    target=${header%%/*}
    case $header in
    */*) ;;
    *)
        complain "$path" "$header (name its room)"
        continue
        ;;
    esac
    # shellcheck disable=SC2046
    holds "$target" base photoward "$room" $(allowed_rooms "$room") || complain "$path" "$header"
done <"$arrows"

[ "$read_lines" -gt 0 ] || {
    echo "nothing to read below $root" >&2
    exit 2
}
exit $broken
