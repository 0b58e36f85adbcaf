create schema news;

-- What the college and its communities tell the public.
create table news.article (
    id           bigint generated always as identity primary key,
    college_id   bigint not null references organisations.college,
    category     text not null check (category in ('SERVICE', 'PROJECT', 'PEOPLE', 'NOTICE')),
    title        text not null check (title <> ''),
    lead         text not null default '',
    body         text not null check (body <> ''),
    source       text not null check (source <> ''),   -- who tells it: a faculty, a community, a team
    author       text not null check (author <> ''),
    session_id   bigint,                               -- the session whose closing report it was drafted from
    status       text not null check (status in ('DRAFT', 'IN_REVIEW', 'PUBLISHED', 'WITHDRAWN')),
    written_by   bigint not null references identity.account,
    written_at   timestamptz not null,
    editor       text,                                 -- the responsible editor (责任编辑): who published it
    published_at timestamptz,
    check ((status in ('PUBLISHED', 'WITHDRAWN')) = (published_at is not null and editor is not null))
);
create index on news.article (published_at desc) where status = 'PUBLISHED';
create index on news.article (college_id, status, written_at);

create table news.picture (
    article_id bigint primary key references news.article,
    alt        text not null check (length(alt) between 1 and 200),
    content    bytea not null -- a JPEG, drawn anew
);

-- Shown once an editor has read it.
create table news.comment (
    id         bigint generated always as identity primary key,
    article_id bigint not null references news.article,
    name       text not null check (length(name) between 1 and 20),
    words      text not null check (length(words) between 1 and 500),
    status     text not null check (status in ('WAITING', 'SHOWN', 'REFUSED')),
    origin     text,                                   -- a digest of where it came from, for a day
    made_at    timestamptz not null
);
create index on news.comment (article_id, status);
create index on news.comment (origin) where origin is not null;
