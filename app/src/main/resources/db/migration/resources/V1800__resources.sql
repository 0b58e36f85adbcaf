create schema resources;

-- What one side lends the other: a room, a thing, a teacher, a course, a practice post. Its owner is a college (with a
-- faculty, where it is one's) or a community or street, never both.
create table resources.resource (
    id          bigint generated always as identity primary key,
    kind        text not null check (kind in ('VENUE', 'EQUIPMENT', 'TEACHER', 'COURSE', 'POST')),
    name        text not null check (name <> ''),
    about       text not null check (about <> ''),
    college_id  bigint references organisations.college,
    faculty_id  bigint references organisations.unit,
    place_code  text check (place_code ~ '^(\d{9}|\d{12})$'),
    location    text not null check (location <> ''),
    opens_at    time not null,
    closes_at   time not null check (closes_at > opens_at),
    sharing     text not null check (sharing in ('AGREEMENT', 'PARTNERS')),
    offered_by  bigint not null references identity.account,
    offered_at  timestamptz not null,
    withdrawn_at timestamptz,
    check ((college_id is null) <> (place_code is null)),
    check (faculty_id is null or college_id is not null)
);
create index on resources.resource (college_id);
create index on resources.resource (place_code);

create table resources.booking (
    id          bigint generated always as identity primary key,
    resource_id bigint not null references resources.resource,
    college_id  bigint references organisations.college,
    faculty_id  bigint references organisations.unit,
    place_code  text check (place_code ~ '^(\d{9}|\d{12})$'),
    asker       text not null check (asker <> ''),
    period      tstzrange not null check (not isempty(period) and not lower_inf(period) and not upper_inf(period)),
    purpose     text not null check (purpose <> ''),
    status      text not null check (status in ('REQUESTED', 'APPROVED', 'REFUSED', 'CANCELLED', 'DONE')),
    words       text check (words <> ''),      -- why it was refused, or how things were left
    in_order    boolean,                       -- as the report after use says
    asked_by    bigint not null references identity.account,
    asked_at    timestamptz not null,
    decided_at  timestamptz,
    check ((college_id is null) <> (place_code is null)),
    check (faculty_id is null or college_id is not null),
    check ((status = 'DONE') = (in_order is not null)),
    check (status not in ('REFUSED', 'DONE') or words is not null),
    -- One calendar: whoever asked first has the time until it is refused or cancelled.
    constraint one_use_at_a_time exclude using gist (resource_id with =, period with &&)
        where (status in ('REQUESTED', 'APPROVED', 'DONE'))
);
create index on resources.booking (college_id);
create index on resources.booking (place_code);

-- For agreements and reports: use by the other side that really was, as its report after use says. A college's own
-- things, and what a college asks for as a whole, count for each of its faculties.
create view resources.published_bookings as
select coalesce(r.college_id, b.college_id) as college_id, left(coalesce(r.place_code, b.place_code), 9) as street_code,
       coalesce(r.faculty_id, b.faculty_id) as faculty_id, null::text as programme_code,
       (lower(b.period) at time zone 'Asia/Shanghai')::date as on_day, b.id as thing, 1 as amount,
       'booking' as record_kind, b.id as record_id, r.name as record_title
from resources.booking b join resources.resource r on r.id = b.resource_id
where b.status = 'DONE' and (r.college_id is null) <> (b.college_id is null);
