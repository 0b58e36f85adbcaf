-- A campaign of a college: what is done together in some weeks, such as Lei Feng month.
create table programmes.campaign (
    id         bigint generated always as identity primary key,
    college_id bigint not null,
    name       text not null check (name <> ''),
    starts_on  date not null,
    ends_on    date not null check (ends_on >= starts_on),
    unique (college_id, name),
    unique (id, college_id)
);
