-- Of what people of practice were reminded: each once.
create table practice.reminder (
    kind    text not null check (kind in ('WISHES', 'CHOICE', 'CHECK_IN')),
    subject bigint not null,                 -- a season, a post, a pairing
    since   date not null,                   -- of check-ins: the days that were looked at begin on it, once a term
    told_at timestamptz not null,
    primary key (kind, subject, since)
);
