create schema calendar;

-- A calendar that phones and mail programs subscribe to, by an address that is a secret.
create table calendar.feed (
    id         bigint generated always as identity primary key,
    account_id bigint not null references identity.account,
    kind       text not null check (kind in ('PERSON', 'TEAM', 'COMMUNITY')),
    token_hash text not null unique,       -- SHA-256 of the address's secret
    created_at timestamptz not null,
    read_at    timestamptz,                -- when somebody last asked
    revoked_at timestamptz
);
create unique index one_living_feed on calendar.feed (account_id, kind) where revoked_at is null;

-- What a feed told of each session: whatever changed since is told under the next sequence number, and what is gone as
-- cancelled, for a calendar forgets nothing by itself.
create table calendar.told (
    feed_id    bigint not null references calendar.feed,
    session_id bigint not null,
    starts_at  timestamptz not null,
    ends_at    timestamptz not null,
    title      text not null,
    place      text not null,
    status     text not null check (status in ('TENTATIVE', 'CONFIRMED', 'CANCELLED')),
    sequence   int not null check (sequence >= 0),
    changed_at timestamptz not null,
    primary key (feed_id, session_id)
);
