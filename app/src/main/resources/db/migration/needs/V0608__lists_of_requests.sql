-- Districts and streets look requests up by the head of the community's code, and the planner guesses far too few without.
create index on needs.service_request (left(community_code, 9) text_pattern_ops);

-- A community's orders as its list shows them: those that are over at the end, else the newest first.
create index on needs.service_request
    (community_code, (status in ('REFUSED', 'WITHDRAWN', 'MERGED', 'CLOSED')), submitted_at desc, id desc);
