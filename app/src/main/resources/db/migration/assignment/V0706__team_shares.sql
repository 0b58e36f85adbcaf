-- The places of one role parted among teams: while a share waits for its answer, its places are kept for that team.
alter table assignment.role_places
    add column reserved int not null default 0 check (reserved >= 0),
    add constraint taken_and_reserved_fit check (taken + reserved <= capacity);

create table assignment.team_share (
    id         bigint generated always as identity primary key,
    college_id bigint not null,
    role_id    bigint not null references assignment.role_places,
    session_id bigint not null,
    team_id    bigint not null,
    places     int not null check (places > 0),
    status     text not null check (status in ('OFFERED', 'ACCEPTED', 'REFUSED', 'LAPSED', 'TAKEN_BACK', 'CANCELLED')),
    offered_at timestamptz not null,
    offered_by bigint not null references identity.account,
    respond_by timestamptz not null check (respond_by > offered_at),
    decided_at timestamptz,
    decided_by bigint references identity.account,  -- null where the clock, or the end of the session, decided
    reason     text check (reason <> ''),
    check ((status = 'OFFERED') = (decided_at is null)),
    check (status <> 'REFUSED' or reason is not null)
);
create unique index one_open_share on assignment.team_share (role_id, team_id) where status = 'OFFERED';
create index on assignment.team_share (session_id);
create index on assignment.team_share (team_id, status);
create index on assignment.team_share (respond_by) where status = 'OFFERED';

-- What is kept is what waits, whoever writes it: the sum is the database's own.
create function assignment.keep_share() returns trigger language plpgsql as $$
begin
    if tg_op <> 'INSERT' and old.status = 'OFFERED' then
        update assignment.role_places set reserved = reserved - old.places where role_id = old.role_id;
    end if;
    if tg_op <> 'DELETE' and new.status = 'OFFERED' then
        update assignment.role_places set reserved = reserved + new.places where role_id = new.role_id;
    end if;
    return null;
end $$;
create trigger share_keeps_places after insert or update or delete on assignment.team_share
    for each row execute function assignment.keep_share();
