-- Members of a branch as its reminder found them, and who joined since: each of those has their own time before they are
-- reminded. Whoever is in a branch that was reminded before this is not reminded again.
create table practice.member_seen (
    pairing_id bigint not null references practice.pairing,
    since      date not null,             -- as in practice.reminder: once a term
    student_id bigint not null references people.student on delete cascade,
    seen_on    date not null,
    settled    boolean not null,          -- reminded, or had reported by then
    primary key (pairing_id, since, student_id)
);
create index on practice.member_seen (student_id);

insert into practice.member_seen (pairing_id, since, student_id, seen_on, settled)
select r.subject, r.since, s.id, r.told_at::date, true
from practice.reminder r join practice.pairing p on p.id = r.subject join people.student s on s.class_id = p.class_id
where r.kind = 'CHECK_IN';
