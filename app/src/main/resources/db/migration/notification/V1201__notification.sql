create schema notification;

-- The inbox: what each account was told. A fact is told to an account once, however often its telling is tried.
create table notification.message (
    id         bigint generated always as identity primary key,
    account_id bigint not null references identity.account,
    fact       bigint not null,           -- of the outbox
    kind       text not null,
    details    jsonb not null,
    link       text not null,
    at         timestamptz not null,
    read_at    timestamptz,
    digest_at  timestamptz,               -- when it goes into a daily mail; null if it goes into none, or went
    unique (account_id, fact)
);
create index on notification.message (account_id, id desc);
create index on notification.message (account_id) where read_at is null;
create index on notification.message (digest_at) where digest_at is not null;

-- How an account wants to be told outside the platform. Only an address that was confirmed gets mail.
create table notification.setting (
    account_id        bigint primary key references identity.account,
    language          text not null default 'zh' check (language in ('zh', 'en')),
    mail_address      text,
    confirmed_at      timestamptz,
    confirmation_hash text,               -- SHA-256 of the link's secret, until the address is confirmed
    check (confirmed_at is null or mail_address is not null)
);

create table notification.choice (
    account_id bigint not null references identity.account,
    topic      text not null,
    mail       text not null check (mail in ('AT_ONCE', 'DAILY', 'NEVER')),
    primary key (account_id, topic)
);

-- Mail to be sent, at least once.
create table notification.mail (
    id         bigint generated always as identity primary key,
    account_id bigint not null references identity.account,
    address    text not null,
    subject    text not null,
    body       text not null,
    written_at timestamptz not null,
    due_at     timestamptz not null,
    attempts   int not null default 0,
    sent_at    timestamptz,
    given_up_at timestamptz,
    failure    text
);
create index on notification.mail (due_at) where sent_at is null and given_up_at is null;

-- Programs that a college has told of everything that its notices say, without names.
create table notification.webhook (
    id          bigint generated always as identity primary key,
    college_id  bigint not null references organisations.college,
    url         text not null check (url ~ '^https?://'),
    secret      text not null,            -- signs the calls; shown once
    created_by  bigint not null references identity.account,
    created_at  timestamptz not null,
    disabled_at timestamptz
);

create table notification.webhook_call (
    id           bigint generated always as identity primary key,
    webhook_id   bigint not null references notification.webhook,
    fact         bigint not null,
    body         text not null,
    written_at   timestamptz not null,
    due_at       timestamptz not null,
    attempts     int not null default 0,
    delivered_at timestamptz,
    given_up_at  timestamptz,
    status       int,
    failure      text,
    unique (webhook_id, fact)
);
create index on notification.webhook_call (due_at) where delivered_at is null and given_up_at is null;
