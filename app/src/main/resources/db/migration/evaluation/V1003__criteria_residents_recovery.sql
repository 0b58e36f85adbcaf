-- Several criteria beside the score as a whole.
create table evaluation.criterion_score (
    evaluation_id bigint not null references evaluation.evaluation,
    criterion     text not null,
    score         int not null check (score between 1 and 5),
    primary key (evaluation_id, criterion)
);

-- Residents say their word by a link that the community hands out, or with a helper; nobody asks for their name.
create table evaluation.resident_link (
    id         bigint generated always as identity primary key,
    session_id bigint not null,
    token_hash text not null unique,       -- SHA-256 of the link's secret
    uses_left  int not null check (uses_left >= 0),
    expires_at timestamptz not null,
    created_by bigint not null references identity.account,
    created_at timestamptz not null
);
create index on evaluation.resident_link (session_id);

alter table evaluation.evaluation drop constraint evaluation_side_check;
alter table evaluation.evaluation add check (side in ('COMMUNITY', 'STUDENT', 'RESIDENT'));
alter table evaluation.evaluation alter column submitted_by drop not null;
alter table evaluation.evaluation add column resident_link bigint references evaluation.resident_link;
alter table evaluation.evaluation add check (side = 'RESIDENT' or submitted_by is not null);
alter table evaluation.evaluation add check ((side = 'RESIDENT') = (resident_link is not null));
create index on evaluation.evaluation (session_id);

-- A poor evaluation is not filed but followed: somebody owns it, until a date, and says what was done.
create table evaluation.recovery (
    id            bigint generated always as identity primary key,
    college_id    bigint not null,
    session_id    bigint not null,
    evaluation_id bigint not null unique references evaluation.evaluation,
    opened_at     timestamptz not null,
    due_on        date not null,
    owner_id      bigint references identity.account,
    status        text not null check (status in ('OPEN', 'IN_HAND', 'DONE')),
    outcome       text,
    closed_at     timestamptz,
    closed_by     bigint references identity.account,
    check ((status = 'OPEN') = (owner_id is null)),
    check ((status = 'DONE') = (outcome is not null and closed_at is not null))
);
create index on evaluation.recovery (college_id, status, due_on);

create view evaluation.published_score as
select session_id, college_id, side, score from evaluation.evaluation;

create view evaluation.published_recovery as
select college_id, session_id, status, due_on from evaluation.recovery;
