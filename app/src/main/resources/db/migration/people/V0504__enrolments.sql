-- Which classes a student was in, and when the student left: what stood before is kept.
create table people.class_change (
    id         bigint generated always as identity primary key,
    student_id bigint not null references people.student on delete cascade,
    from_class bigint not null references organisations.unit,
    to_class   bigint not null references organisations.unit,
    changed_on date not null,
    changed_by text not null,  -- the login, as in the audit trail
    check (from_class <> to_class)
);
create index on people.class_change (student_id, changed_on);

-- While a departure stands, people.student.left_on repeats its day.
create table people.departure (
    id          bigint generated always as identity primary key,
    student_id  bigint not null references people.student on delete cascade,
    kind        text not null check (kind in ('GRADUATED', 'LEFT')),
    left_on     date not null,
    reason      text not null,
    recorded_by text not null,
    returned_on date check (returned_on >= left_on)
);
create index on people.departure (student_id, left_on);
create unique index on people.departure (student_id) where returned_on is null;
