create schema programmes;

create table programmes.programme (
    code       text primary key,
    name_zh    text not null,
    name_en    text not null,
    position   int not null
);

-- 七个实践项目: the seed of a dictionary that an administrator can edit (domain.md, "What it is for").
insert into programmes.programme (code, name_zh, name_en, position) values
    ('VolunteerService', '志愿服务', 'Volunteer service', 1),
    ('IndustryEducationIntegration', '产学融合', 'Industry–education integration', 2),
    ('StudyTraining', '研学实训', 'Study and training', 3),
    ('InnovationEntrepreneurship', '创新创业', 'Innovation and entrepreneurship', 4),
    ('TalentDevelopment', '人才引育', 'Talent development', 5),
    ('GrassrootsGovernance', '基层治理', 'Grassroots governance', 6),
    ('PartyLeagueAffairs', '党务团务', 'Party and league affairs', 7);

create table programmes.term (
    id         bigint generated always as identity primary key,
    college_id bigint not null references organisations.college,
    name       text not null,
    starts_on  date not null,
    ends_on    date not null check (ends_on > starts_on),
    unique (college_id, name)
);
