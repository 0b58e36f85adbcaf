-- Exclusion constraints over (student, time range), and similarity search.
create extension if not exists btree_gist;
create extension if not exists pg_trgm;
