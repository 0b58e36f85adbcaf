-- What a program was answered under a key of its own, kept with what the request did: a retry gets the same answer and
-- does nothing a second time.
create table identity.idempotency (
    account_id   bigint not null references identity.account,
    operation    text not null,            -- method and path
    key          text not null,
    request_hash text not null,            -- SHA-256 of query and body: another request under the same key is a slip
    at           timestamptz not null,
    status       int,
    content_type text,
    location     text,
    body         bytea,
    primary key (account_id, operation, key)
);
create index on identity.idempotency (at);
