#!/usr/bin/env bash
# Builds the package that a Teams administrator uploads: manifest, languages and icons, with your bot and your address in them.
#   package.sh --bot-id GUID --domain HOST [--version 1.0.0] [--out supportbot-teams.zip]
# --bot-id: the registration's client id (output "botId" of azure/main.json). --domain: where the bot answers, without https://.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
bot_id='' domain='' version=1.0.0 out=supportbot-teams.zip

fail() { echo "package.sh: $1" >&2; exit 1; }

while [ $# -gt 0 ]; do
  [ $# -ge 2 ] || fail "$1 needs a value."
  case $1 in
    --bot-id) bot_id=$2 ;;
    --domain) domain=$2 ;;
    --version) version=$2 ;;
    --out) out=$2 ;;
    --manifest) here=$(cd "$(dirname "$2")" && pwd) ;; # another folder with a manifest.json, its languages and icons
    *) fail "$1 is unknown. Use --bot-id, --domain, --version, --out, --manifest." ;;
  esac
  shift 2
done

[[ $bot_id =~ ^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$ ]] || fail "--bot-id '$bot_id' is no GUID: take the client id of the bot's registration."
[[ $bot_id != 00000000-* ]] || fail "--bot-id is the placeholder: take the client id of the bot's registration."
[[ $domain =~ ^[a-z0-9]([a-z0-9.-]*[a-z0-9])?\.[a-z]{2,}$ ]] || fail "--domain '$domain' is no host name such as assistance.exemple.fr."
[[ $version =~ ^[0-9]+\.[0-9]+\.[0-9]+$ ]] || fail "--version '$version' is not of the form 1.0.0."
manifest=$here/manifest.json
[ -f "$manifest" ] || fail "$manifest is missing."

# The value of a text member; the manifest writes one member to a line.
member() { sed -nE "s/^.*\"$1\": *\"([^\"]+)\".*$/\1/p" "$manifest" | head -1; }

# check_icon MEMBER SIZE: prints the file name of an icon that is there, is a PNG, and is as large as Teams wants it.
check_icon() {
  local name side
  name=$(sed -n '/"icons"/,/}/p' "$manifest" | sed -nE "s/^.*\"$1\": *\"([^\"]+)\".*$/\1/p" | head -1)
  [ -n "$name" ] || fail "the manifest has no icon '$1': add \"icons\": { \"color\": \"color.png\", \"outline\": \"outline.png\" }."
  [ -f "$here/$name" ] || fail "the icon $name is missing beside the manifest: draw it with 'node draw-icons.mjs', or put your own there."
  [ "$(od -An -tx1 -N8 "$here/$name" | tr -d ' \n')" = 89504e470d0a1a0a ] || fail "the icon $name is no PNG."
  side=$(od -An -tx1 -j16 -N8 "$here/$name" | tr -d ' \n')
  side="$((16#${side:0:8}))x$((16#${side:8:8}))"
  [ "$side" = "$2x$2" ] || fail "the icon $name has $side pixels; Teams wants $2x$2."
  echo "$name"
}

color=$(check_icon color 192)
outline=$(check_icon outline 32)
[ "$(member botId)" = 00000000-0000-0000-0000-000000000000 ] || fail "the manifest's botId is not the placeholder 00000000-0000-0000-0000-000000000000, so it would not become --bot-id."
mapfile -t languages < <(sed -nE 's/^.*"file": *"([^"]+)".*$/\1/p' "$manifest")
for file in "${languages[@]}"; do [ -f "$here/$file" ] || fail "the language file $file is missing beside the manifest."; done

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
sed -E "s/00000000-0000-0000-0000-000000000000/$bot_id/; s/assistance\.exemple\.fr/$domain/; s/^(  \"version\": )\"[^\"]*\"/\1\"$version\"/" "$manifest" >"$work/manifest.json"
for file in "$color" "$outline" "${languages[@]}"; do cp "$here/$file" "$work/"; done

case $out in /*) ;; *) out=$PWD/$out ;; esac
rm -f "$out"
cd "$work"
if command -v zip >/dev/null; then zip -qX "$out" ./*
elif command -v python3 >/dev/null; then python3 -m zipfile -c "$out" ./*
else fail 'neither zip nor python3 is there to write the package: install zip.'
fi
echo "Written: $out (upload it in the Teams admin centre, or in Teams under Apps, Manage your apps)"
