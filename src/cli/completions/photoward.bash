# SPDX-License-Identifier: Apache-2.0
# bash completion for photoward(1)

_photoward() {
    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}
    local command=${COMP_WORDS[1]} options=
    local reading="--format --reveal --force --quiet --no-faces --rules --no-rules --colour --timeout
                   --max-file --max-pixels --models --no-sandbox --help"
    COMPREPLY=()
    if ((COMP_CWORD == 1)); then
        mapfile -t COMPREPLY < <(compgen -W "check redact scan merge rules models help --help --version" -- "$current")
        return
    fi
    case $previous in
    --format) mapfile -t COMPREPLY < <(compgen -W "text json" -- "$current"); return ;;
    --colour) mapfile -t COMPREPLY < <(compgen -W "auto always never" -- "$current"); return ;;
    --scope) mapfile -t COMPREPLY < <(compgen -W "record identifiers" -- "$current"); return ;;
    --fill) mapfile -t COMPREPLY < <(compgen -W "black white mean" -- "$current"); return ;;
    --out-dir | --redact-to | --quarantine) mapfile -t COMPREPLY < <(compgen -d -- "$current"); return ;;
    --timeout | --max-file | --max-pixels | --jobs | --include | --exclude | --since | --exec) return ;;
    --shard) mapfile -t COMPREPLY < <(compgen -W "auto" -- "$current"); return ;;
    esac
    case $command in
    check) options="--quick --overlay $reading" ;;
    redact) options="--output --out-dir --mask --scope --faces --fill --edit --use-mask --in-place
                     --keep-mode --keep-time $reading" ;;
    models) options="--format --models --help" ;;
    scan) options="--jobs --report --redact-to --scope --faces --quarantine --state --include --exclude
                   --since --follow --one-file-system --null --watch --exec --shard $reading" ;;
    merge) options="--output --report --force --quiet --help" ;;
    rules) options="--help" ;;
    help) options="check redact scan merge rules models" ;;
    esac
    if [[ $current == -* || $command == help ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$options" -- "$current")
    else
        mapfile -t COMPREPLY < <(compgen -f -- "$current")
    fi
}

complete -o filenames -F _photoward photoward
