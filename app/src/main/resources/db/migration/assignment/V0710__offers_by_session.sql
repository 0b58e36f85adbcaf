-- Offers are counted by session on every board; the partial index knows only the open ones.
create index on assignment.offer (session_id);
