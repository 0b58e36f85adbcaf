create schema shared;

-- What has happened and others must hear of, kept in the transaction that made it true; see ADR 8.
create table shared.outbox (
    id         bigint generated always as identity primary key,
    kind       text not null,
    fact       jsonb not null,
    at         timestamptz not null,
    heard_at   timestamptz,
    attempts   int not null default 0,
    not_before timestamptz,               -- of the next attempt, after a failure
    failure    text
);
create index on shared.outbox (id) where heard_at is null;
