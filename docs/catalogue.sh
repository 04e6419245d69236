#!/bin/sh
# Prints docs/catalogue.md: for each bundled script the comment it opens with and what `tenor script help` says of it.
#
#     docs/catalogue.sh ./tenor        (make catalogue)
tenor=${1:-./tenor}
cd "$(dirname "$0")/.." || exit 1
export COLUMNS=100

# The opening comment as Markdown: indented lines stay as they are.
comment() { sed -n '/^--/!q; s/^--*//; s/^ \([^ ]\)/\1/; s/^   */    /; p' "$1"; }

cat <<'END'
# The scripts that come with tenor

This page is made from the scripts themselves by `make catalogue`; `tenor script help NAME` prints the same. Any of them is a
good place to start from: they are short, and [scripts.md](scripts.md) explains what they are made of.

| script | what it measures |
|---|---|
END
"$tenor" script list | awk '
    /^[a-z]/ { if (row) print row " |"; name = $1; $1 = ""; row = "| [" name "](#" name ") |" $0; next }
             { $1 = $1; row = row " " $0 }
    END      { print row " |" }'
for file in scripts/*.lua; do
    name=$(basename "$file" .lua)
    printf '\n## %s\n\n' "$name"
    comment "$file"
    printf '\n```\n'
    "$tenor" script help "$name"
    printf '```\n'
done
