-- Pictures of a closing report, drawn anew before they are kept; each says in words what it shows.
create table attendance.report_picture (
    id         bigint generated always as identity primary key,
    session_id bigint not null references attendance.closing_report,
    place      int not null check (place between 1 and 6),
    alt        text not null check (length(alt) between 1 and 200),
    content    bytea not null check (octet_length(content) between 1 and 4194304),
    added_by   bigint not null references identity.account,
    added_at   timestamptz not null,
    unique (session_id, place)
);
