-- The dictionary of programmes is edited by an administrator: what is retired stays for what was done under it.
alter table programmes.programme add column retired boolean not null default false;

-- Sub-kinds of a programme, such as 敬老 under 志愿服务.
create table programmes.kind (
    id             bigint generated always as identity primary key,
    programme_code text not null references programmes.programme,
    name_zh        text not null check (name_zh <> ''),
    name_en        text not null check (name_en <> ''),
    retired        boolean not null default false,
    unique (programme_code, name_zh)
);

-- What is done under each in the founders' article and in the fields' own lists.
insert into programmes.kind (programme_code, name_zh, name_en) values
    ('VolunteerService', '为老服务', 'For the elderly'),
    ('VolunteerService', '环境保护', 'Environment'),
    ('VolunteerService', '文艺下乡', 'Arts for villages'),
    ('IndustryEducationIntegration', '企业实践', 'Practice in companies'),
    ('IndustryEducationIntegration', '技术服务', 'Technical services'),
    ('StudyTraining', '职业技能培训', 'Vocational training'),
    ('StudyTraining', '研学活动', 'Study tours'),
    ('InnovationEntrepreneurship', '创业项目', 'Start-ups'),
    ('InnovationEntrepreneurship', '电商助农', 'Online sales for farmers'),
    ('TalentDevelopment', '返家乡实践', 'Hometown practice'),
    ('TalentDevelopment', '青鸟计划', 'Qingniao plan'),
    ('GrassrootsGovernance', '网格服务', 'Grid work'),
    ('GrassrootsGovernance', '社情民意', 'Surveys of opinion'),
    ('PartyLeagueAffairs', '理论宣讲', 'Lectures on theory'),
    ('PartyLeagueAffairs', '党团共建', 'Branches together');

-- A campaign says what it is for and what it wants to reach; what was reached is counted.
alter table programmes.campaign
    add column about          text not null default '',
    add column goal_sessions  int check (goal_sessions > 0),
    add column goal_people    int check (goal_people > 0),
    add column goal_hours     int check (goal_hours > 0);

create table programmes.poster (
    campaign_id bigint primary key references programmes.campaign,
    content     bytea not null -- a JPEG, drawn anew
);
