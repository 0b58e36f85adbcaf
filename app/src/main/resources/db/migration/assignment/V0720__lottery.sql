-- A lottery (抽签) among those who apply until a moment. Everything that is hashed is text, so that sha256sum can check it.
alter table assignment.admission
    drop constraint admission_mode_check,
    add constraint admission_mode_check check (mode in ('FIRST_COME', 'REVIEW', 'LOTTERY'));

create table assignment.lottery (
    session_id    bigint primary key,
    college_id    bigint not null,
    opened_at     timestamptz not null,
    closes_at     timestamptz not null check (closes_at >= opened_at),
    commitment    text not null check (commitment ~ '^[0-9a-f]{64}$'),  -- to the seed, told at once
    -- The list of tickets, fixed for good.
    sealed_at     timestamptz check (sealed_at >= closes_at),
    tickets       text,
    digest        text,
    -- The draw.
    drawn_at      timestamptz check (drawn_at > sealed_at),
    seed          text check (seed ~ '^[0-9a-f]{64}$'),
    head_day      date,
    head          text,
    head_key      text,
    public_value  text check (public_value ~ '^[0-9a-f]{64}$'),
    places        jsonb,                                                -- by role, how many were free
    called_off_at timestamptz,
    check ((sealed_at is null) = (tickets is null) and (sealed_at is null) = (digest is null)),
    check (digest = encode(sha256(convert_to(tickets, 'UTF8')), 'hex')),
    check (drawn_at is null or sealed_at is not null),
    check ((drawn_at is null) = (seed is null) and (drawn_at is null) = (head_day is null)
        and (drawn_at is null) = (head is null) and (drawn_at is null) = (head_key is null)
        and (drawn_at is null) = (public_value is null) and (drawn_at is null) = (places is null)),
    check (commitment = encode(sha256(convert_to(seed, 'UTF8')), 'hex')),
    -- What is mixed in is younger than the list.
    check (head_day > (sealed_at at time zone 'Asia/Shanghai')::date),
    check (drawn_at is null or called_off_at is null)
);
create index on assignment.lottery (closes_at) where drawn_at is null and called_off_at is null;

-- Apart from what everyone may read, until it is drawn; then it stands there, and goes here.
create table assignment.lottery_seed (
    session_id bigint primary key references assignment.lottery on delete cascade,
    seed       text not null check (seed ~ '^[0-9a-f]{64}$')
);

create table assignment.lottery_ticket (
    offer_id   bigint primary key references assignment.offer,
    session_id bigint not null references assignment.lottery,
    role_id    bigint not null,
    ticket     text not null check (ticket ~ '^[0-9A-HJKMNP-TV-Z]{10}$'),
    rank       int check (rank > 0),
    outcome    text check (outcome in ('PLACED', 'WAITS', 'SKIPPED', 'GONE')),
    unique (session_id, ticket),
    unique (session_id, role_id, rank),
    check ((rank is null) = (outcome is null))
);

-- What was told stays told.
create function assignment.keep_lottery() returns trigger language plpgsql as $$
begin
    if new.commitment <> old.commitment or new.opened_at <> old.opened_at
        or old.sealed_at is not null and (new.sealed_at, new.tickets, new.closes_at)
            is distinct from (old.sealed_at, old.tickets, old.closes_at)
        or old.drawn_at is not null and new is distinct from old
    then
        raise exception 'lottery of session % keeps what it told', old.session_id using errcode = 'check_violation';
    end if;
    return new;
end $$;
create trigger lottery_keeps_its_word before update on assignment.lottery
    for each row execute function assignment.keep_lottery();

-- Nobody slips in after the list closes: whoever applies holds the lottery's row until they are written, and whoever seals
-- the list waits for them.
create function assignment.apply_in_time() returns trigger language plpgsql as $$
declare
    lottery assignment.lottery;
begin
    select * into lottery from assignment.lottery where session_id = new.session_id for share;
    if found and lottery.drawn_at is null and lottery.called_off_at is null
        and (lottery.sealed_at is not null or new.offered_at >= lottery.closes_at)
    then
        raise exception 'the lottery of session % is closed', new.session_id using errcode = 'check_violation';
    end if;
    return new;
end $$;
create trigger applied_in_time before insert on assignment.offer
    for each row when (new.status = 'APPLIED') execute function assignment.apply_in_time();

-- A sealed list grows no more, whoever writes.
create function assignment.ticket_in_time() returns trigger language plpgsql as $$
begin
    if exists (select from assignment.lottery l where l.session_id = new.session_id and l.sealed_at is not null) then
        raise exception 'the list of session % is sealed', new.session_id using errcode = 'check_violation';
    end if;
    return new;
end $$;
create trigger listed_in_time before insert on assignment.lottery_ticket
    for each row execute function assignment.ticket_in_time();
