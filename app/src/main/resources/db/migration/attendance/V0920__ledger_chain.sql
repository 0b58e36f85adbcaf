-- The hours ledger as docs/ledger.md describes it: each row carries all that its hash covers, the hash before it and its
-- own; a second chain runs through all rows in the order in which they were sealed.

alter table attendance.ledger_entry
    add column served_from    timestamptz,       -- the session's own time: one person's hours must not overlap
    add column served_to      timestamptz,
    add column approved_by    bigint references identity.account,
    add column reason         text check (reason <> ''),
    add column chain_previous bytea check (octet_length(chain_previous) = 32);

alter table attendance.ledger_entry
    drop constraint ledger_entry_origin_check,
    add constraint ledger_entry_origin_check
        check (origin in ('SCANNED', 'GEOFENCED', 'COMMUNITY_CONFIRMED', 'BACKFILLED')),
    -- What somebody enters by hand, or takes back, a second person has approved.
    add constraint two_people_for_what_is_entered_by_hand
        check ((origin = 'BACKFILLED' or reverses is not null) = (approved_by is not null)
            and (approved_by is null) = (reason is null) and approved_by is distinct from entered_by),
    -- A key onto the table itself asks for the right to update it, which is taken away below: the trigger looks instead,
    -- and a row that was found once can never go.
    drop constraint ledger_entry_reverses_fkey;

-- One field of the form that is hashed: its name, how many bytes its value has, and the value.
create function attendance.form_field(name text, value text) returns text immutable language sql as $$
    select name || '=' || coalesce(octet_length(convert_to(value, 'UTF8')) || ':' || value, '-') || E'\n'
$$;
create function attendance.form_moment(moment timestamptz) returns text immutable language sql as $$
    select (extract(epoch from moment) * 1000000)::bigint::text
$$;
create function attendance.ledger_form(e attendance.ledger_entry) returns text immutable language sql as $$
    select E'qinglin hours 1\n'
        || attendance.form_field('previous', encode(e.chain_previous, 'hex'))
        || attendance.form_field('number', e.chain_number::text)
        || attendance.form_field('id', e.id::text)
        || attendance.form_field('student', e.student_id::text)
        || attendance.form_field('college', e.college_id::text)
        || attendance.form_field('session', e.session_id::text)
        || attendance.form_field('served-from', attendance.form_moment(e.served_from))
        || attendance.form_field('served-to', attendance.form_moment(e.served_to))
        || attendance.form_field('minutes', e.minutes::text)
        || attendance.form_field('origin', e.origin)
        || attendance.form_field('source', e.source)
        || attendance.form_field('entered-at', attendance.form_moment(e.entered_at))
        || attendance.form_field('entered-by', e.entered_by::text)
        || attendance.form_field('approved-by', e.approved_by::text)
        || attendance.form_field('reverses', e.reverses::text)
        || attendance.form_field('reason', e.reason)
$$;

-- The rows that stand already, chained anew with all their fields.
alter table attendance.ledger_entry disable trigger ledger_is_insert_only;
update attendance.ledger_entry e set served_from = s.starts_at, served_to = s.ends_at
from needs.session s where s.id = e.session_id;
update attendance.ledger_entry set served_from = entered_at - make_interval(mins => minutes), served_to = entered_at
where served_from is null;
do $$
declare
    standing attendance.ledger_entry;
    student bigint := -1;
    hash bytea;
begin
    for standing in select * from attendance.ledger_entry order by student_id, chain_number loop
        if standing.student_id <> student then
            student := standing.student_id;
            hash := decode(repeat('00', 32), 'hex');
        end if;
        standing.chain_previous := hash;
        hash := sha256(convert_to(attendance.ledger_form(standing), 'UTF8'));
        update attendance.ledger_entry set chain_previous = standing.chain_previous, chain_hash = hash where id = standing.id;
        update attendance.balance set chain_hash = hash where student_id = student;
    end loop;
end $$;
alter table attendance.ledger_entry
    alter column served_from set not null,
    alter column served_to set not null,
    alter column chain_previous set not null,
    add check (served_from < served_to);

-- What counts of one student's hours, each at its own time: no overlap (domain rule 8). A reversal takes its row out.
create table attendance.counted_hours (
    entry_id   bigint primary key,
    student_id bigint not null,
    period     tstzrange not null,
    exclude using gist (student_id with =, period with &&)
);
insert into attendance.counted_hours (entry_id, student_id, period)
select id, student_id, tstzrange(served_from, served_to) from attendance.ledger_entry where reverses is null
on conflict do nothing;

-- What no seal holds yet, in the order in which it was entered.
create table attendance.unsealed (
    turn     bigint generated always as identity primary key,
    entry_id bigint not null unique
);
insert into attendance.unsealed (entry_id) select id from attendance.ledger_entry order by id;

-- The chain through all rows. Its heads are written outside the database, where nobody who rewrites all of it reaches.
create table attendance.ledger_seal (
    number    bigint primary key check (number > 0),
    entry_id  bigint not null unique,
    previous  bytea not null check (octet_length(previous) = 32),
    hash      bytea not null check (octet_length(hash) = 32),
    sealed_at timestamptz not null
);

-- The first signed head of each day: a value that nobody knew before that day.
create table attendance.day_head (
    day        date primary key,
    number     bigint not null check (number >= 0),
    hash       bytea not null check (octet_length(hash) = 32),
    signed_at  timestamptz not null,
    public_key bytea not null,
    signature  bytea not null
);

create function attendance.chain_entry() returns trigger language plpgsql as $$
declare
    last attendance.balance;
begin
    insert into attendance.balance (student_id, minutes, chain_number, chain_hash)
    values (new.student_id, 0, 0, decode(repeat('00', 32), 'hex')) on conflict do nothing;
    -- One student's rows are written one after the other: no fork.
    select * into last from attendance.balance where student_id = new.student_id for update;
    if new.reverses is not null and not exists (
            select from attendance.ledger_entry e
            where e.id = new.reverses and e.student_id = new.student_id and e.session_id = new.session_id
              and e.minutes = -new.minutes and e.reverses is null) then
        raise exception 'entry % is no entry of this student, session and length: a reversal takes back a whole one',
            new.reverses;
    end if;
    new.chain_number := last.chain_number + 1;
    new.chain_previous := last.chain_hash;
    new.chain_hash := sha256(convert_to(attendance.ledger_form(new), 'UTF8'));
    return new;
end $$;
create trigger entries_are_chained before insert on attendance.ledger_entry
    for each row execute function attendance.chain_entry();

create function attendance.follow_entry() returns trigger language plpgsql as $$
begin
    update attendance.balance
    set minutes = minutes + new.minutes, chain_number = new.chain_number, chain_hash = new.chain_hash
    where student_id = new.student_id;
    insert into attendance.unsealed (entry_id) values (new.id);
    if new.reverses is null then
        insert into attendance.counted_hours (entry_id, student_id, period)
        values (new.id, new.student_id, tstzrange(new.served_from, new.served_to));
    else
        delete from attendance.counted_hours where entry_id = new.reverses;
    end if;
    return null;
end $$;
create trigger balance_follows after insert on attendance.ledger_entry
    for each row execute function attendance.follow_entry();

create trigger seals_are_insert_only before update or delete or truncate on attendance.ledger_seal
    for each statement execute function attendance.refuse_change();
create trigger day_heads_are_insert_only before update or delete or truncate on attendance.day_head
    for each statement execute function attendance.refuse_change();

-- Also where a session calls itself a replica.
alter table attendance.ledger_entry enable always trigger ledger_is_insert_only;
alter table attendance.ledger_entry enable always trigger entries_are_chained;
alter table attendance.ledger_entry enable always trigger balance_follows;
alter table attendance.ledger_seal enable always trigger seals_are_insert_only;
alter table attendance.day_head enable always trigger day_heads_are_insert_only;
revoke update, delete, truncate on attendance.ledger_entry, attendance.ledger_seal, attendance.day_head from current_user, public;

-- Whose hours were all taken back did not serve.
create or replace view attendance.published_hours as
select c.session_id, c.college_id, c.confirmed_at,
       (select coalesce(sum(l.minutes), 0) from attendance.ledger_entry l where l.session_id = c.session_id)::int as minutes,
       (select count(*) from (select from attendance.ledger_entry l where l.session_id = c.session_id
                              group by l.student_id having sum(l.minutes) > 0) served)::int as people
from attendance.confirmation c;
