create schema identity;

-- One row: what this installation is, and the secrets it signs with.
create table identity.installation (
    only_row     boolean primary key default true check (only_row),
    demo         boolean not null,
    created_at   timestamptz not null,
    signing_key  bytea not null,          -- HMAC-SHA256: sign-in codes, certificates
    setup_token_hash text                 -- SHA-256 of the one-time link; null once used
);

create table identity.account (
    id              bigint generated always as identity primary key,
    login           text not null unique check (login = lower(login) and login ~ '^[a-z0-9][a-z0-9._@-]{1,63}$'),
    password_hash   text not null,
    display_name    text not null check (display_name <> ''),
    roles           text[] not null check (cardinality(roles) > 0 and roles <@ array[
                        'STUDENT','TEAM_LEADER','COMMUNITY','FACULTY','COLLEGE','DISTRICT','AUDITOR','ADMINISTRATOR']),
    college_id      bigint,
    unit_id         bigint,
    place_code      text,
    student_id      bigint,
    team_id         bigint,
    failed_attempts int not null default 0,
    locked_until    timestamptz,
    created_at      timestamptz not null,
    disabled_at     timestamptz,
    -- A role without its scope would see either nothing or too much.
    check (not roles && array['STUDENT','TEAM_LEADER'] or (student_id is not null and college_id is not null)),
    check (not roles && array['TEAM_LEADER'] or team_id is not null),
    check (not roles && array['FACULTY'] or (unit_id is not null and college_id is not null)),
    check (not roles && array['COLLEGE'] or college_id is not null),
    check (not roles && array['COMMUNITY','DISTRICT'] or place_code is not null)
);

create table identity.audit_event (
    id         bigint generated always as identity primary key,
    at         timestamptz not null,
    account_id bigint,
    actor      text not null,
    college_id bigint,
    action     text not null,
    subject    text not null,
    detail     text not null default ''
);
create index on identity.audit_event (at desc);

create function identity.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'the audit trail is insert-only';
end $$;
create trigger audit_is_insert_only before update or delete or truncate on identity.audit_event
    for each statement execute function identity.refuse_change();

-- Sessions live in the database, so that a restart signs nobody out (Spring Session's own form).
create table identity.spring_session (
    primary_id            char(36) not null primary key,
    session_id            char(36) not null unique,
    creation_time         bigint not null,
    last_access_time      bigint not null,
    max_inactive_interval int not null,
    expiry_time           bigint not null,
    principal_name        varchar(100)
);
create index on identity.spring_session (expiry_time);
create index on identity.spring_session (principal_name);
create table identity.spring_session_attributes (
    session_primary_id char(36) not null references identity.spring_session (primary_id) on delete cascade,
    attribute_name     varchar(200) not null,
    attribute_bytes    bytea not null,
    primary key (session_primary_id, attribute_name)
);
