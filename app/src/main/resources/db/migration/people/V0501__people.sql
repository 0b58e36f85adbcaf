create schema people;

create table people.skill (
    code    text primary key,
    name_zh text not null,
    name_en text not null
);

create table people.student (
    id               bigint generated always as identity primary key,
    college_id       bigint not null references organisations.college,
    class_id         bigint not null references organisations.unit,
    student_number   text not null check (student_number <> ''),
    volunteer_number text not null unique,  -- the platform's own, never the ID number (domain rule 11)
    name             text not null check (name <> ''),
    birth_date       date not null,
    phone            text,
    longitude        double precision not null,
    latitude         double precision not null,
    weekly_capacity  int not null check (weekly_capacity between 0 and 21),
    goal_minutes     int not null check (goal_minutes >= 0),
    consented_at     timestamptz,           -- privacy notice accepted; without it nobody is matched
    left_on          date,
    unique (college_id, student_number)
);
create index on people.student (class_id);

create table people.student_skill (
    student_id bigint not null references people.student on delete cascade,
    skill_code text not null references people.skill,
    level      int not null check (level between 1 and 5),
    primary key (student_id, skill_code)
);

create table people.student_wish (
    student_id     bigint not null references people.student on delete cascade,
    programme_code text not null references programmes.programme,
    rank           int not null check (rank between 1 and 7),
    primary key (student_id, programme_code),
    unique (student_id, rank)
);

-- The weekly timetable: when a student is in class. Weekday 1 is Monday.
create table people.busy_time (
    student_id bigint not null references people.student on delete cascade,
    weekday    int not null check (weekday between 1 and 7),
    starts     time not null,
    ends       time not null check (ends > starts),
    primary key (student_id, weekday, starts)
);

-- Under 18 a guardian's consent comes before everything (domain rule 13).
create table people.guardian_consent (
    student_id    bigint primary key references people.student on delete cascade,
    guardian_name text not null,
    relation      text not null,
    given_on      date not null,
    evidence      text not null
);

create table people.team (
    id         bigint generated always as identity primary key,
    college_id bigint not null references organisations.college,
    faculty_id bigint references organisations.unit,
    name       text not null,
    motto      text not null default '',
    leader_id  bigint references people.student,
    unique (college_id, name)
);

create table people.team_member (
    team_id    bigint not null references people.team on delete cascade,
    student_id bigint not null references people.student on delete cascade,
    primary key (team_id, student_id)
);
create index on people.team_member (student_id);
