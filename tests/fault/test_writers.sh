#!/bin/sh
# Killed at random moments, and several at once: what was confirmed is stored,
# and the database is sound. FAULT_ROUNDS says how often.
. "$(dirname "$0")/lib.sh"
rounds=${FAULT_ROUNDS:-60}
mkdir "$work/db"
must "every confirmed answer survives kill -9 ($rounds times)" "$writer" kill "$work/db/kill.db" "$rounds" $$
must "kill -9 while the database is made leaves one that opens" "$writer" first "$work/db" "$rounds" $$
for writers in 2 4 8; do
	must "$writers writers on one database: confirmed = stored" \
		"$writer" many "$work/db/many$writers.db" "$writers" $((rounds * 2))
done
done_testing
