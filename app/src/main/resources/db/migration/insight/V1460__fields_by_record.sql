-- What belongs to no programme may belong to a field by the kind of its record: courses do.
create table insight.field_record (
    record_kind text primary key,
    field       text not null check (field in ('PARTY_LEAGUE', 'SKILL_TRAINING', 'COMMUNITY_CULTURE',
        'LEARNING_ORGANISATION', 'SOCIAL_PRACTICE', 'VOLUNTEER_SERVICE'))
);
insert into insight.field_record (record_kind, field) values
    ('skill-class', 'SKILL_TRAINING'),
    ('culture-class', 'COMMUNITY_CULTURE'),
    ('learning-class', 'LEARNING_ORGANISATION');
