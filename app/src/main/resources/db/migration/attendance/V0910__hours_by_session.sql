-- Hours are summed up by session on every board; without it each sum reads the whole ledger.
create index on attendance.ledger_entry (session_id);
