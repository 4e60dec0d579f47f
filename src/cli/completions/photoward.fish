# SPDX-License-Identifier: Apache-2.0
# fish completion for photoward(1)

set -l commands check redact models help
set -l reading '__fish_seen_subcommand_from check redact'

complete -c photoward -n "not __fish_seen_subcommand_from $commands" -f -a check -d 'Say whether pictures show a patient'
complete -c photoward -n "not __fish_seen_subcommand_from $commands" -f -a redact -d 'Write covered copies'
complete -c photoward -n "not __fish_seen_subcommand_from $commands" -f -a models -d 'List the look-up tables'
complete -c photoward -n "not __fish_seen_subcommand_from $commands" -f -a help -d 'Show help'
complete -c photoward -n "not __fish_seen_subcommand_from $commands" -l version -d 'Tell the version'
complete -c photoward -s h -l help -d 'Show help'

complete -c photoward -n "__fish_seen_subcommand_from check redact models" -l format -x -a 'text json' -d 'How to print'
complete -c photoward -n "__fish_seen_subcommand_from check redact models" -l models -r -d 'The look-up tables'
complete -c photoward -n "__fish_seen_subcommand_from check redact models" -l tessdata -r -d 'eng.traineddata'
complete -c photoward -n "$reading" -l reveal -d 'Print the values that were read'
complete -c photoward -n "$reading" -l force -d 'Overwrite files that exist'
complete -c photoward -n "$reading" -s q -l quiet -d 'Print no report'
complete -c photoward -n "$reading" -l no-faces -d 'Do not look for faces'
complete -c photoward -n "$reading" -l colour -x -a 'auto always never' -d 'Colours in text'
complete -c photoward -n "$reading" -l timeout -x -d 'Seconds for one picture'
complete -c photoward -n "$reading" -l max-file -x -d 'Largest file in MiB'
complete -c photoward -n "$reading" -l max-pixels -x -d 'Largest picture in megapixels'
complete -c photoward -n "__fish_seen_subcommand_from check" -l overlay -r -d 'Write the picture with boxes'
complete -c photoward -n "__fish_seen_subcommand_from redact" -s o -l output -r -d 'Name of the copy'
complete -c photoward -n "__fish_seen_subcommand_from redact" -l out-dir -x -a '(__fish_complete_directories)' -d 'Directory for copies'
complete -c photoward -n "__fish_seen_subcommand_from redact" -l mask -r -d 'Name of the mask'
complete -c photoward -n "__fish_seen_subcommand_from redact" -l scope -x -a 'record identifiers' -d 'How much is covered'
complete -c photoward -n "__fish_seen_subcommand_from redact" -l faces -d 'Cover every face'
complete -c photoward -n "__fish_seen_subcommand_from help" -f -a 'check redact models'
