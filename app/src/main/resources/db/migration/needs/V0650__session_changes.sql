-- A session may be moved or called off by who ordered it; what it was before stays readable.
alter table needs.session
    add column sequence      int not null default 0 check (sequence >= 0),  -- of its changes, as calendars count them
    add column cancelled_at  timestamptz,
    add column cancel_reason text,
    add check ((cancelled_at is null) = (cancel_reason is null));
-- Two sessions of an order do not begin together; one that was called off is in nobody's way.
alter table needs.session drop constraint session_request_id_starts_at_key;
create unique index session_begins_once on needs.session (request_id, starts_at) where cancelled_at is null;

create table needs.session_change (
    session_id  bigint not null references needs.session,
    sequence    int not null check (sequence > 0),
    kind        text not null check (kind in ('MOVED', 'CANCELLED')),
    was_starts  timestamptz not null,
    was_ends    timestamptz not null,
    was_place   text not null,
    starts_at   timestamptz not null,
    ends_at     timestamptz not null,
    place       text not null,
    reason      text not null check (reason <> ''),
    changed_by  bigint not null references identity.account,
    changed_at  timestamptz not null,
    primary key (session_id, sequence)
);
create function needs.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'what became of a session is history: it is only added to';
end $$;
create trigger session_changes_are_added_to before update or delete or truncate on needs.session_change
    for each statement execute function needs.refuse_change();

-- No read model counts places of a session that does not take place.
create or replace view needs.published_session as
select s.id as session_id, s.request_id, r.college_id, r.community_code, left(r.community_code, 9) as street_code,
       r.programme_code, r.title, r.status, r.submitted_at, s.starts_at, s.ends_at,
       (select coalesce(sum(o.max_heads), 0) from needs.session_role o where o.session_id = s.id)::int as places
from needs.session s join needs.service_request r on r.id = s.request_id
where s.cancelled_at is null;
