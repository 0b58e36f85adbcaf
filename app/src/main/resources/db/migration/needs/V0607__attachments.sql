-- Pictures and papers of an order. A picture is drawn anew before it is kept, so that nothing of the phone's notes remains.
create table needs.attachment (
    id         bigint generated always as identity primary key,
    request_id bigint not null references needs.service_request,
    name       text not null check (name <> ''),
    media_type text not null check (media_type in ('image/jpeg', 'application/pdf')),
    content    bytea not null check (octet_length(content) between 1 and 10485760),
    added_by   bigint not null references identity.account,
    added_at   timestamptz not null
);
create index on needs.attachment (request_id);
