# `make demo`: an article as a scraper leaves it becomes three formats, each validated, then looked at.
set -eu
OUT=${OUT:-demo-out}
rm -rf "$OUT"
mkdir -p "$OUT"
cd "$OUT"

say() { printf '\n== %s\n\n' "$*"; }
show() { sed -n "1,$2p" "$1"; echo "..."; }
run() {
  printf '$ newsexport'
  for word in "$@"; do
    case $word in *" "*) printf ' "%s"' "$word" ;; *) printf ' %s' "$word" ;; esac
  done
  echo
  newsexport "$@"
}

say "The input: a page as a scraper left it, with menus, share buttons and all"
newsexport samples harder-scraped > story.txt
show story.txt 24

say "Convert it; each document is validated before it is written"
run convert story.txt --to json,newsml-g2,json-ld --provider "The Sellingen Courier" --language en --out documents

say "Validate what was written, as its receivers would"
run validate documents --format concise

say "Canonical JSON: documents/story.newsitem.json"
show documents/story.newsitem.json 40
say "NewsML-G2 2.35: documents/story.newsml-g2.xml"
show documents/story.newsml-g2.xml 40
say "JSON-LD: documents/story.jsonld"
show documents/story.jsonld 30

say "All of it lies in $OUT. Next: README.md, or .venv/bin/newsexport --help"
