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

case $target in
s3://*)
    marked() {
        ending=$1 type=$2
        shift 2
        aws s3 sync --no-progress "$site" "$target" --exclude "*" \
            --include "assets/*.$mark.$ending" --include "media/*.$mark.$ending" \
            --content-type "$type" --cache-control "$forever" "$@"
    }
    plain() {
        ending=$1 type=$2
        shift 2
        aws s3 sync --no-progress "$site" "$target" --exclude "*" --include "*.$ending" \
            --exclude "assets/*.$mark.$ending" --exclude "media/*.$mark.$ending" \
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
        rclone copy --checksum "$site" "$target" \
            --filter "+ /assets/**.$mark.$ending" --filter "+ /media/**.$mark.$ending" --filter "- *" \
            --header-upload "Content-Type: $type" --header-upload "Cache-Control: $forever" "$@"
    }
    plain() {
        ending=$1 type=$2
        shift 2
        rclone copy --checksum "$site" "$target" \
            --filter "- /assets/**.$mark.$ending" --filter "- /media/**.$mark.$ending" \
            --filter "+ *.$ending" --filter "- *" \
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

# Everything of one ending is sent with its type: first what carries a mark of its content, pages last.
for which in marked plain; do
    echo "$types" | while read -r ending type; do
        if [ -n "$ending" ] && [ -n "$(find "$site" -name "*.$ending" -print -quit)" ]; then
            $which "$ending" "$type" "$@" </dev/null
        fi
    done
done
rest "$@"
