-- What becomes of a place after it was accepted: confirmed anew when its session moves, given back, missed.
alter table assignment.offer
    drop constraint offer_status_check,
    add constraint offer_status_check check (status in
        ('OFFERED', 'ACCEPTED', 'TO_CONFIRM', 'DECLINED', 'EXPIRED', 'GIVEN_UP', 'CANCELLED'));
drop index assignment.one_open_offer;
create unique index one_open_offer on assignment.offer (session_id, student_id)
    where status in ('OFFERED', 'ACCEPTED', 'TO_CONFIRM');

alter table assignment.acceptance
    add column reconfirm_by   timestamptz,           -- the session moved: until when the student may say that it still suits
    add column cancel_reason  text,
    drop constraint acceptance_session_id_student_id_key,
    drop constraint no_overlap,
    -- What is not confirmed at its new time is promised to nobody at that time.
    add constraint no_overlap exclude using gist (student_id with =, during with &&)
        where (cancelled_at is null and reconfirm_by is null);
create unique index one_place_a_session on assignment.acceptance (session_id, student_id) where cancelled_at is null;
create index on assignment.acceptance (reconfirm_by) where cancelled_at is null and reconfirm_by is not null;

-- What a college makes of places given back late and of no-shows. Without a row, the defaults of PlaceRule hold.
create table assignment.place_rule (
    college_id    bigint primary key,
    give_up_hours int not null check (give_up_hours between 0 and 168),
    misses        int check (misses between 1 and 20),  -- null: nothing follows from them
    window_days   int not null check (window_days between 1 and 366),
    pause_days    int not null check (pause_days between 1 and 366)
);

create table assignment.miss (
    id          bigint generated always as identity primary key,
    college_id  bigint not null,
    student_id  bigint not null,
    session_id  bigint not null,
    kind        text not null check (kind in ('LATE', 'NO_SHOW')),
    happened_at timestamptz not null,
    contest     text check (contest <> ''),
    contested_at timestamptz,
    lifted      boolean,
    decision    text check (decision <> ''),
    decided_at  timestamptz,
    decided_by  bigint references identity.account,
    unique (session_id, student_id),
    check ((contest is null) = (contested_at is null)),
    check ((lifted is null) = (decided_at is null) and (lifted is null) = (decision is null)
        and (lifted is null) = (decided_by is null))
);
create index on assignment.miss (student_id, happened_at);
create index on assignment.miss (college_id, happened_at);
