-- A community college (社区学院): a faculty's Party general branch and a street or town. Whoever drafts the first
-- agreement between the two names it; it is founded on the day that one is signed.
create table organisations.community_college (
    id          bigint generated always as identity primary key,
    college_id  bigint not null references organisations.college,
    faculty_id  bigint not null references organisations.unit,
    branch_name text not null check (branch_name <> ''),         -- 党总支
    street_code text not null check (street_code ~ '^\d{9}$'),
    street_name text not null check (street_name <> ''),
    name        text not null check (name <> ''),
    founded_on  date,
    unique (faculty_id, street_code)
);
create index on organisations.community_college (college_id);
create index on organisations.community_college (street_code);

insert into organisations.community_college (college_id, faculty_id, branch_name, street_code, street_name, name, founded_on)
select a.college_id, a.faculty_id, u.name || '党总支', a.street_code, min(a.street_name), min(a.street_name) || '社区学院',
       min(a.signed_on)
from organisations.agreement a join organisations.unit u on u.id = a.faculty_id
group by a.college_id, a.faculty_id, u.name, a.street_code;

alter table organisations.agreement rename to agreement_before;

create table organisations.agreement (
    id                   bigint generated always as identity primary key,
    community_college_id bigint not null references organisations.community_college,
    status               text not null check (status in
                             ('DRAFT', 'IN_REVIEW', 'SIGNED', 'IN_FORCE', 'ENDED', 'WITHDRAWN')),
    version              int not null check (version >= 1),      -- the one that counts
    starts_on            date not null,
    ends_on              date not null check (ends_on > starts_on),
    renewal_of           bigint references organisations.agreement,
    drafted_at           timestamptz not null,
    college_agreed_at    timestamptz,
    street_agreed_at     timestamptz,
    signed_on            date,
    college_signatory    text check (college_signatory <> ''),
    street_signatory     text check (street_signatory <> ''),
    ended_on             date,                                   -- the last day it was in force
    check (renewal_of <> id),
    constraint signed_has_its_facts check (status not in ('SIGNED', 'IN_FORCE', 'ENDED')
        or (signed_on is not null and college_signatory is not null and street_signatory is not null)),
    constraint ended_has_its_day check ((status = 'ENDED') = (ended_on is not null)),
    constraint ended_within_its_term check (ended_on between signed_on and ends_on),
    -- For one faculty and one street, one agreement at a time.
    constraint one_agreement_at_a_time exclude using gist (
        community_college_id with =, daterange(starts_on, greatest(starts_on, coalesce(ended_on, ends_on)), '[]') with &&)
        where (status in ('SIGNED', 'IN_FORCE', 'ENDED'))
);
create unique index one_renewal_each on organisations.agreement (renewal_of) where status <> 'WITHDRAWN';

-- What it said at each step of its writing: every edit is a version, and none is rewritten.
create table organisations.agreement_version (
    agreement_id bigint not null references organisations.agreement,
    version      int not null check (version >= 1),
    title        text not null check (title <> ''),
    body         text not null default '',
    starts_on    date not null,
    ends_on      date not null,
    side         text not null check (side in ('COLLEGE', 'STREET')),
    written_by   bigint references identity.account,
    written_at   timestamptz not null,
    primary key (agreement_id, version),
    unique (agreement_id, version, starts_on, ends_on)
);
-- The term in force is the term that was written.
alter table organisations.agreement add constraint the_term_is_that_of_its_version
    foreign key (id, version, starts_on, ends_on)
    references organisations.agreement_version (agreement_id, version, starts_on, ends_on) deferrable initially deferred;

create table organisations.commitment (
    id             bigint generated always as identity primary key,
    agreement_id   bigint not null,
    version        int not null,
    number         int not null check (number >= 1),
    content        text not null check (content in
                       ('JOINT_ORGANIZATION', 'JOINT_ACTIVITY', 'JOINT_TALENT_TRAINING', 'SHARED_RESOURCE')),
    words          text not null check (words <> ''),
    measure        text not null check (measure <> ''),
    programme_code text,                                         -- only what belongs to this programme counts
    target         numeric(9, 1) not null check (target > 0),
    unique (agreement_id, version, number),
    foreign key (agreement_id, version) references organisations.agreement_version
);

-- Who did what with it, and what they said.
create table organisations.agreement_word (
    id           bigint generated always as identity primary key,
    agreement_id bigint not null references organisations.agreement,
    version      int not null,
    step         text not null,
    side         text check (side in ('COLLEGE', 'STREET')),     -- null: the calendar
    words        text check (words <> ''),
    said_by      bigint references identity.account,
    said_at      timestamptz not null
);
create index on organisations.agreement_word (agreement_id);

-- The paper as it was signed, scanned.
create table organisations.agreement_file (
    id           bigint generated always as identity primary key,
    agreement_id bigint not null references organisations.agreement,
    name         text not null check (name <> ''),
    media_type   text not null check (media_type in ('image/jpeg', 'application/pdf')),
    content      bytea not null check (octet_length(content) between 1 and 10485760),
    added_by     bigint not null references identity.account,
    added_at     timestamptz not null
);
create index on organisations.agreement_file (agreement_id);

-- Told once each, so many days before the end.
create table organisations.agreement_alert (
    agreement_id bigint not null references organisations.agreement,
    days         int not null check (days > 0),
    told_at      timestamptz not null,
    primary key (agreement_id, days)
);

insert into organisations.agreement (community_college_id, status, version, starts_on, ends_on, drafted_at, signed_on,
    college_signatory, street_signatory, ended_on)
select c.id, case when b.ends_on < current_date then 'ENDED' else 'IN_FORCE' end, 1, b.signed_on, b.ends_on,
       b.signed_on::timestamptz, b.signed_on, '—', '—', case when b.ends_on < current_date then b.ends_on end
from organisations.agreement_before b
join organisations.community_college c on c.faculty_id = b.faculty_id and c.street_code = b.street_code;
insert into organisations.agreement_version (agreement_id, version, title, starts_on, ends_on, side, written_at)
select a.id, 1, b.title, a.starts_on, a.ends_on, 'COLLEGE', a.drafted_at
from organisations.agreement a
join organisations.community_college c on c.id = a.community_college_id
join organisations.agreement_before b on b.faculty_id = c.faculty_id and b.street_code = c.street_code
    and b.signed_on = a.signed_on;
set constraints all immediate;
drop table organisations.agreement_before;

-- What was signed stands; only time goes on over it.
create function organisations.guard_agreement() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        raise exception 'agreement % is kept: withdraw a draft, end what is in force', old.id;
    end if;
    if new.community_college_id <> old.community_college_id or new.renewal_of is distinct from old.renewal_of then
        raise exception 'agreement %: its parties and what it renews are fixed; draft another', old.id;
    end if;
    if old.status not in ('SIGNED', 'IN_FORCE', 'ENDED') and new.status in ('IN_FORCE', 'ENDED')
        or new.status = 'SIGNED' and old.status <> 'SIGNED'
            and (old.status <> 'IN_REVIEW' or old.college_agreed_at is null or old.street_agreed_at is null) then
        raise exception 'agreement % is %: it is signed after both sides have agreed in review', old.id, old.status;
    end if;
    if old.status in ('SIGNED', 'IN_FORCE', 'ENDED') and (
        (new.version, new.starts_on, new.ends_on, new.signed_on, new.college_signatory, new.street_signatory,
            new.college_agreed_at, new.street_agreed_at)
        is distinct from
        (old.version, old.starts_on, old.ends_on, old.signed_on, old.college_signatory, old.street_signatory,
            old.college_agreed_at, old.street_agreed_at)
        or not ((old.status, new.status) in (('SIGNED', 'SIGNED'), ('SIGNED', 'IN_FORCE'), ('IN_FORCE', 'IN_FORCE'),
            ('SIGNED', 'ENDED'), ('IN_FORCE', 'ENDED'), ('ENDED', 'ENDED')))
        or old.status = 'ENDED' and new.ended_on <> old.ended_on) then
        raise exception 'agreement % was signed on %: what was signed stands; renew it or end it', old.id, old.signed_on;
    end if;
    return new;
end $$;
create trigger what_was_signed_stands before update or delete on organisations.agreement
    for each row execute function organisations.guard_agreement();

create function organisations.insert_only() returns trigger language plpgsql as $$
begin
    raise exception '%.% is insert-only: write a new row instead', tg_table_schema, tg_table_name;
end $$;
create trigger versions_are_insert_only before update or delete or truncate on organisations.agreement_version
    for each statement execute function organisations.insert_only();
create trigger commitments_are_insert_only before update or delete or truncate on organisations.commitment
    for each statement execute function organisations.insert_only();
create trigger words_are_insert_only before update or delete or truncate on organisations.agreement_word
    for each statement execute function organisations.insert_only();
create trigger files_are_insert_only before update or delete or truncate on organisations.agreement_file
    for each statement execute function organisations.insert_only();

-- A version is written, and its commitments with it, while both sides still write.
create function organisations.only_in_draft() returns trigger language plpgsql as $$
declare
    at text := (select status from organisations.agreement where id = new.agreement_id);
begin
    if at <> 'DRAFT' then
        raise exception 'agreement % is %: it is written only as a draft', new.agreement_id, at;
    end if;
    return new;
end $$;
create trigger written_as_a_draft before insert on organisations.agreement_version
    for each row execute function organisations.only_in_draft();
create trigger committed_as_a_draft before insert on organisations.commitment
    for each row execute function organisations.only_in_draft();

-- Plaques (授牌) and practice bases (实践基地): granted on a day, and taken back on a day.
create table organisations.plaque (
    id           bigint generated always as identity primary key,
    agreement_id bigint not null references organisations.agreement,
    kind         text not null check (kind in ('PLAQUE', 'PRACTICE_BASE')),
    name         text not null check (name <> ''),
    place        text not null default '',
    granted_on   date not null,
    granted_by   bigint not null references identity.account,
    revoked_on   date check (revoked_on >= granted_on),
    revoked_by   bigint references identity.account,
    reason       text check (reason <> ''),
    check ((revoked_on is null) = (revoked_by is null) and (revoked_on is null) = (reason is null))
);
create index on organisations.plaque (agreement_id);
create unique index one_of_a_name_at_a_time on organisations.plaque (agreement_id, kind, name) where revoked_on is null;

-- What other modules' read models may know: which agreement a commitment stands in, and whom it binds.
create view organisations.published_agreement as
select a.id as agreement_id, a.status, a.version, a.starts_on, a.ends_on, a.signed_on, a.ended_on, a.renewal_of,
       c.id as community_college_id, c.college_id, c.faculty_id, c.street_code, c.street_name, c.name
from organisations.agreement a join organisations.community_college c on c.id = a.community_college_id;
create view organisations.published_unit as
select id as unit_id, college_id, parent_id, kind from organisations.unit;
