create schema awards;

-- A round of awards of a college: days to nominate, days to score, then a public notice.
create table awards.round (
    id             bigint generated always as identity primary key,
    college_id     bigint not null references organisations.college,
    name           text not null check (name <> ''),
    kind           text not null check (kind in ('VOLUNTEER', 'TEAM', 'COMMUNITY', 'PROJECT')),
    winners        int not null check (winners between 1 and 100),
    counts_from    date not null, -- service before it does not count for the criteria
    nominate_until date not null check (nominate_until >= counts_from),
    score_until    date not null check (score_until > nominate_until),
    status         text not null check (status in ('OPEN', 'NOTICE', 'FINAL', 'CALLED_OFF')),
    notice_until   date, -- the last day on which somebody may object
    final_at       timestamptz,
    opened_by      bigint not null references identity.account,
    opened_at      timestamptz not null,
    unique (college_id, name),
    constraint notice_has_an_end check ((status in ('NOTICE', 'FINAL')) = (notice_until is not null)),
    check ((status = 'FINAL') = (final_at is not null))
);
create index on awards.round (status, notice_until);

-- What a nominee has to reach or, where it says so, not to exceed. Which there are is the module's to know.
create table awards.criterion (
    round_id  bigint not null references awards.round,
    what      text not null check (what <> ''),
    at_most   boolean not null,
    threshold numeric(8, 1) not null check (threshold >= 0 and (at_most or threshold > 0)),
    primary key (round_id, what)
);

create table awards.nomination (
    id           bigint generated always as identity primary key,
    round_id     bigint not null references awards.round,
    nominee_id   bigint not null, -- a student, team, project or community code, as the round's kind says
    nominee      text not null check (nominee <> ''),
    faculty_id   bigint references organisations.unit,
    team_id      bigint,          -- the nominee's own team
    place_code   text,            -- the nominee's own community, or the one that nominated
    faculty_key  bigint generated always as (coalesce(faculty_id, 0)) stored,
    team_key     bigint generated always as (coalesce(team_id, 0)) stored,
    place_key    text generated always as (coalesce(place_code, '')) stored,
    reason       text not null check (reason <> ''),
    nominated_by bigint not null references identity.account,
    nominator    text not null,   -- as it was called then
    nominated_at timestamptz not null,
    status       text not null check (status in ('NOMINATED', 'PROPOSED', 'NOT_CHOSEN', 'TAKEN_OUT', 'AWARDED')),
    unique (round_id, nominee_id),
    unique (id, nominated_by, faculty_key, team_key, place_key)
);

-- What the check found when somebody was nominated, as it was then.
create table awards.evidence (
    nomination_id bigint not null references awards.nomination,
    what          text not null,
    at_most       boolean not null,
    threshold     numeric(8, 1) not null,
    figure        numeric not null,
    found_at      timestamptz not null,
    primary key (nomination_id, what),
    constraint reached check (case when at_most then figure <= threshold else figure >= threshold end)
);

-- The nomination's own columns come along, so that the row itself refuses a juror with a stake in the nominee.
create table awards.score (
    nomination_id  bigint not null,
    scored_by      bigint not null references identity.account,
    points         int not null check (points between 0 and 100),
    scored_at      timestamptz not null,
    nominated_by   bigint not null,
    faculty_key    bigint not null,
    team_key       bigint not null,
    place_key      text not null,
    scorer_faculty bigint,
    scorer_team    bigint,
    scorer_place   text,
    primary key (nomination_id, scored_by),
    foreign key (nomination_id, nominated_by, faculty_key, team_key, place_key)
        references awards.nomination (id, nominated_by, faculty_key, team_key, place_key),
    constraint nominators_do_not_score check (scored_by <> nominated_by),
    constraint faculties_do_not_score_their_own check (scorer_faculty is null or scorer_faculty <> faculty_key),
    constraint teams_do_not_score_their_own check (scorer_team is null or scorer_team <> team_key),
    constraint communities_do_not_score_their_own check (scorer_place is null or scorer_place <> place_key)
);

create table awards.objection (
    id            bigint generated always as identity primary key,
    nomination_id bigint not null references awards.nomination,
    raised_by     bigint not null references identity.account,
    reason        text not null check (reason <> ''),
    raised_at     timestamptz not null,
    status        text not null check (status in ('OPEN', 'UPHELD', 'DISMISSED')),
    answer        text check (answer <> ''),
    decided_by    bigint references identity.account,
    decided_at    timestamptz,
    check ((status = 'OPEN') = (decided_at is null) and (decided_at is null) = (answer is null)),
    -- Nobody is the judge of their own objection.
    constraint another_decides check (status = 'OPEN' or decided_by <> raised_by)
);
create unique index one_open_objection_each on awards.objection (nomination_id, raised_by) where status = 'OPEN';
