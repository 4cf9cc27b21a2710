#!/bin/sh
# Uploads the site to S3 or to storage that speaks its language, with the type and the age of every file.
#
#   sh hosting/upload.sh s3://BUCKET/FOLDER              with the AWS command line
#   sh hosting/upload.sh REMOTE:BUCKET/FOLDER            with rclone; REMOTE is a name from `rclone config`
#
# Words after that go to the tool, as in --dryrun for the one and --dry-run for the other. What is new is sent
# before the pages that need it, and what is gone is taken away last. docs/hosting/s3.md says the rest.
set -eu

target=${1:?say where to, as in s3://results.example.org}
shift
site=${SITE:-$(dirname "$0")/../site}
if [ ! -f "$site/index.html" ]; then
    echo "There is no site in $site: python3 build.py build" >&2
    exit 1
fi

forever="public, max-age=31536000, immutable"
soon="public, max-age=300"
hex="[0-9a-f]"
mark="$hex$hex$hex$hex$hex$hex$hex$hex"

# For one ending each, with its type: `marked` sends what carries a mark of its content and may be kept for
# good, `search` the parts of the search, which must be of one build, `feeds` what programs follow, and `plain`
# everything else.
case $target in
s3://*)
    marked() {
        ending=$1 type=$2
        shift 2
        case $ending in
        pf_*) set -- --include "search-index/*.$ending" "$@" ;;
        *)
            set -- --include "assets/*.$mark.$ending" --include "media/*.$mark.$ending" \
                --include "media/*.$mark-*.$ending" "$@"
            ;;
        esac
        aws s3 sync --no-progress "$site" "$target" --exclude "*" \
            --content-type "$type" --cache-control "$forever" "$@"
    }
    below() {
        part=$1 age=$2 ending=$3 type=$4
        shift 4
        aws s3 sync --no-progress "$site" "$target" --exclude "*" --include "$part/*.$ending" \
            --content-type "$type" --cache-control "$age" "$@"
    }
    plain() {
        ending=$1 type=$2
        shift 2
        aws s3 sync --no-progress "$site" "$target" --exclude "*" --include "*.$ending" \
            --exclude "assets/*.$mark.$ending" --exclude "media/*.$mark.$ending" \
            --exclude "media/*.$mark-*.$ending" --exclude "search-index/*" --exclude "feeds/*" \
            --content-type "$type" --cache-control "$soon" "$@"
    }
    rest() {
        aws s3 sync --no-progress "$site" "$target" --delete --cache-control "$soon" \
            --exclude ".bilan-site" --exclude "*.gz" --exclude "*.br" "$@"
    }
    ;;
*:*)
    marked() {
        ending=$1 type=$2
        shift 2
        case $ending in
        pf_*) set -- --filter "+ /search-index/**.$ending" --filter "- *" "$@" ;;
        *)
            set -- --filter "+ /assets/**.$mark.$ending" --filter "+ /media/**.$mark.$ending" \
                --filter "+ /media/**.$mark-*.$ending" --filter "- *" "$@"
            ;;
        esac
        rclone copy --checksum "$site" "$target" \
            --header-upload "Content-Type: $type" --header-upload "Cache-Control: $forever" "$@"
    }
    below() {
        part=$1 age=$2 ending=$3 type=$4
        shift 4
        rclone copy --checksum "$site" "$target" \
            --filter "+ /$part/**.$ending" --filter "- *" \
            --header-upload "Content-Type: $type" --header-upload "Cache-Control: $age" "$@"
    }
    plain() {
        ending=$1 type=$2
        shift 2
        rclone copy --checksum "$site" "$target" \
            --filter "- /assets/**.$mark.$ending" --filter "- /media/**.$mark.$ending" \
            --filter "- /media/**.$mark-*.$ending" \
            --filter "- /search-index/**" --filter "- /feeds/**" --filter "+ *.$ending" --filter "- *" \
            --header-upload "Content-Type: $type" --header-upload "Cache-Control: $soon" "$@"
    }
    rest() {
        rclone sync --checksum "$site" "$target" --delete-after --header-upload "Cache-Control: $soon" \
            --exclude "/.bilan-site" --exclude "*.gz" --exclude "*.br" "$@"
    }
    ;;
*)
    echo "$target is neither s3://BUCKET nor REMOTE:BUCKET" >&2
    exit 2
    ;;
esac

types="
css    text/css; charset=utf-8
js     text/javascript; charset=utf-8
woff2  font/woff2
svg    image/svg+xml
avif   image/avif
webp   image/webp
jpg    image/jpeg
jpeg   image/jpeg
png    image/png
gif    image/gif
ico    image/x-icon
txt    text/plain; charset=utf-8
md     text/plain; charset=utf-8
csv    text/csv; charset=utf-8
json   application/json
jsonld application/ld+json
geojson application/geo+json
webmanifest application/manifest+json
xml    application/xml; charset=utf-8
pdf    application/pdf
xlsx   application/vnd.openxmlformats-officedocument.spreadsheetml.sheet
zip    application/zip
wasm   application/wasm
html   text/html; charset=utf-8
"
hashed="
pf_meta     application/octet-stream
pf_index    application/octet-stream
pf_fragment application/octet-stream
"
engine="
js       text/javascript; charset=utf-8
json     application/json
pagefind application/octet-stream
"

search() {
    below search-index no-cache "$@"
}

feeds() {
    below feeds "$soon" "$@"
}

# send HOW TYPES FOLDER: every ending that has a file below the folder.
send() {
    how=$1 folder=$3
    echo "$2" | (
        shift 3
        while read -r ending type; do
            if [ -n "$ending" ] && [ -n "$(find "$folder" -name "*.$ending" 2>/dev/null | head -n 1)" ]; then
                "$how" "$ending" "$type" "$@" </dev/null
            fi
        done
    )
}

send marked "$types" "$site" "$@"
send marked "$hashed" "$site/search-index" "$@"
send search "$engine" "$site/search-index" "$@"
send feeds "xml application/atom+xml; charset=utf-8" "$site/feeds" "$@"
send plain "$types" "$site" "$@"
rest "$@"
