# SPDX-License-Identifier: Apache-2.0
# cmake -D STYLE=… -D SCRIPT=… -D OUT=… -P bundle.cmake: the page's style and script as C arrays, with
# their SHA-256 in base64, as a Content-Security-Policy names them (CSP Level 3, 2.3.1).
set(alphabet ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/)

# Three bytes make four letters; the last two of the 32 make three and a padding.
function(base64_of_hash hex out)
  set(text)
  string(APPEND hex 00)
  foreach(at RANGE 0 60 6)
    string(SUBSTRING ${hex} ${at} 6 six)
    foreach(shift 18 12 6 0)
      math(EXPR value "(0x${six} >> ${shift}) & 63")
      string(SUBSTRING ${alphabet} ${value} 1 letter)
      string(APPEND text ${letter})
    endforeach()
  endforeach()
  string(SUBSTRING ${text} 0 43 text)
  set(${out} "${text}=" PARENT_SCOPE)
endfunction()

function(add_asset name file)
  file(SHA256 ${file} hash)
  base64_of_hash(${hash} hash)
  file(READ ${file} bytes HEX)
  string(REGEX REPLACE "(..)" "\\\\x\\1" bytes ${bytes})
  string(REGEX REPLACE "((\\\\x..)(\\\\x..)(\\\\x..)(\\\\x..)(\\\\x..)(\\\\x..)(\\\\x..)(\\\\x..))" "\\1\"\n\"" bytes ${bytes})
  file(APPEND ${OUT} "const char phw_page_${name}[] =\n\"${bytes}\";\n"
                     "const char phw_page_${name}_hash[] = \"sha256-${hash}\";\n")
endfunction()

file(WRITE ${OUT} "/* Made by bundle.cmake. */\n#include \"report/page.h\"\n")
add_asset(style ${STYLE})
add_asset(script ${SCRIPT})
