-- The six fields in which the founders count results, by the programmes that belong to each; a college's own words may
-- differ, so an administrator may move a programme.
create table insight.field_programme (
    programme_code text primary key,
    field          text not null check (field in ('PARTY_LEAGUE', 'SKILL_TRAINING', 'COMMUNITY_CULTURE',
        'LEARNING_ORGANISATION', 'SOCIAL_PRACTICE', 'VOLUNTEER_SERVICE'))
);
insert into insight.field_programme (programme_code, field) values
    ('PartyLeagueAffairs', 'PARTY_LEAGUE'),
    ('StudyTraining', 'SKILL_TRAINING'),
    ('IndustryEducationIntegration', 'SKILL_TRAINING'),
    ('GrassrootsGovernance', 'COMMUNITY_CULTURE'),
    ('TalentDevelopment', 'LEARNING_ORGANISATION'),
    ('InnovationEntrepreneurship', 'SOCIAL_PRACTICE'),
    ('VolunteerService', 'VOLUNTEER_SERVICE');

-- How many residents the sessions reached, as their closing reports say, once a faculty that served there.
create view insight.published_residents_served as
select distinct s.college_id, s.street_code, s.faculty_id, s.programme_code, s.on_day, s.session_id as thing,
       r.residents as amount, 'session' as record_kind, s.session_id as record_id, s.title as record_title
from insight.served s join attendance.published_closing_report r on r.session_id = s.session_id;

-- A report as it was made: what it says stays, whatever is corrected later.
create table insight.summary (
    id         bigint generated always as identity primary key,
    scope_kind text not null check (scope_kind in ('COLLEGE', 'FACULTY', 'COMMUNITY_COLLEGE', 'DISTRICT')),
    college_id bigint,
    faculty_id bigint,
    area_code  text check (area_code ~ '^(\d{6}|\d{9})$'),
    title      text not null check (title <> ''),
    from_day   date not null,
    to_day     date not null check (to_day >= from_day),
    content    text not null, -- JSON, kept byte for byte
    digest     bytea not null check (octet_length(digest) = 32),
    made_by    bigint not null references identity.account,
    made_at    timestamptz not null,
    check ((scope_kind = 'DISTRICT') = (college_id is null)),
    check ((scope_kind in ('FACULTY', 'COMMUNITY_COLLEGE')) = (faculty_id is not null)),
    check ((scope_kind in ('COMMUNITY_COLLEGE', 'DISTRICT')) = (area_code is not null))
);
create index on insight.summary (college_id, made_at);
create index on insight.summary (area_code, made_at);

create function insight.summaries_stay() returns trigger language plpgsql as $$
begin
    raise exception 'a report is kept as it was made';
end $$;
create trigger summaries_stay before update or delete on insight.summary
    for each row execute function insight.summaries_stay();
