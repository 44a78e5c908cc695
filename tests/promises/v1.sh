# What an old database is asked; sourced by test_formats.sh and make_v1.sh.

# say_all DATABASE: prints all that the assessments in it hold, in a fixed
# order. The shelf has no questionnaire at all: the database keeps their texts.
say_all() {
	mkdir -p "$work/shelf/questionnaires" "$work/copy"
	cp tests/data/db/clauses.cfg "$work/shelf/questionnaires"
	cp "$1" "$work/copy/x.db" && chmod 600 "$work/copy/x.db"
	ask list --json
	for id in $(ask list --json | sed -n 's/^ *"id": "\([a-z0-9]\{8\}\)",*$/\1/p'); do
		echo "==== $id"
		ask show "$id" --json && ask show "$id" --history --json && ask questions "$id" --json && ask report "$id" -f json || return 1
	done
}

ask() {
	TENKEN_DATADIR=$work/shelf "$TENKEN" -d "$work/copy/x.db" "$@"
}
