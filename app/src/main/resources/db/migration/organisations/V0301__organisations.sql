create schema organisations;

create table organisations.college (
    id         bigint generated always as identity primary key,
    name       text not null unique,
    short_name text not null,
    issuer     text not null,             -- who signs certificates, e.g. the college's league committee
    contact    text not null default '',
    longitude  double precision not null check (longitude between -180 and 180),
    latitude   double precision not null check (latitude between -90 and 90)
);

-- A college's structure: departments (学工部, 团委 …), faculties, and classes with their counsellor.
create table organisations.unit (
    id         bigint generated always as identity primary key,
    college_id bigint not null references organisations.college,
    parent_id  bigint references organisations.unit,
    kind       text not null check (kind in ('DEPARTMENT', 'FACULTY', 'CLASS')),
    name       text not null check (name <> ''),
    counsellor text,
    unique (college_id, kind, name),
    check (kind <> 'CLASS' or (parent_id is not null and counsellor is not null))
);

-- A community or village as a partner: the register's code is the key.
create table organisations.community (
    code          text primary key check (code ~ '^\d{12}$'),
    name          text not null,
    register_name text not null,
    street_code   text not null check (street_code ~ '^\d{9}$'),
    street_name   text not null,
    district_name text not null,
    longitude     double precision not null,
    latitude      double precision not null,
    schematic     boolean not null
);

-- A community may work with several colleges, a college with many communities.
create table organisations.partnership (
    college_id     bigint not null references organisations.college,
    community_code text not null references organisations.community,
    faculty_id     bigint references organisations.unit,
    since          date not null,
    primary key (college_id, community_code)
);

create table organisations.agreement (
    id          bigint generated always as identity primary key,
    college_id  bigint not null references organisations.college,
    faculty_id  bigint not null references organisations.unit,
    street_code text not null,
    street_name text not null,
    title       text not null,
    signed_on   date not null,
    ends_on     date not null check (ends_on > signed_on)
);
