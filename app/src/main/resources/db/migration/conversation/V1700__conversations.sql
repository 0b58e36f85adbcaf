create schema conversation;

-- What the sides of an agreement, an order or a project say to each other, kept with it.
create table conversation.thread (
    id         bigint generated always as identity primary key,
    subject    text not null check (subject <> ''),        -- its kind: agreements, orders …
    subject_id bigint not null,
    college_id bigint not null references organisations.college,
    title      text not null,
    link       text not null,
    opened_at  timestamptz not null,
    unique (subject, subject_id)
);

-- Who takes part, as those whom notices reach: for finding one's own conversations.
create table conversation.party (
    thread_id bigint not null references conversation.thread,
    side      text not null,
    who       text not null,
    who_id    text not null,
    primary key (thread_id, who, who_id)
);
create index on conversation.party (who, who_id);

create table conversation.message (
    id        bigint generated always as identity primary key,
    thread_id bigint not null references conversation.thread,
    side      text not null,
    said_by   bigint not null references identity.account,
    name      text not null,                               -- as the account was called then
    words     text not null default '',
    decision  boolean not null default false,
    said_at   timestamptz not null,
    check (not decision or words <> '')
);
create index on conversation.message (thread_id, id);

create table conversation.file (
    id         bigint generated always as identity primary key,
    message_id bigint not null references conversation.message,
    name       text not null check (name <> ''),
    media_type text not null check (media_type in ('image/jpeg', 'application/pdf')),
    content    bytea not null check (octet_length(content) between 1 and 10485760)
);
create index on conversation.file (message_id);

-- Up to which message an account has read.
create table conversation.seen (
    account_id bigint not null references identity.account,
    thread_id  bigint not null references conversation.thread,
    message_id bigint not null,
    primary key (account_id, thread_id)
);

create function conversation.insert_only() returns trigger language plpgsql as $$
begin
    raise exception 'what was said is kept as it was said: say something new instead';
end $$;
create trigger messages_are_insert_only before update or delete or truncate on conversation.message
    for each statement execute function conversation.insert_only();
create trigger files_are_insert_only before update or delete or truncate on conversation.file
    for each statement execute function conversation.insert_only();
