-- What other modules' read models may know of sessions.
create view needs.published_session as
select s.id as session_id, s.request_id, r.college_id, r.community_code, left(r.community_code, 9) as street_code,
       r.programme_code, r.title, r.status, r.submitted_at, s.starts_at, s.ends_at,
       (select coalesce(sum(o.max_heads), 0) from needs.session_role o where o.session_id = s.id)::int as places
from needs.session s join needs.service_request r on r.id = s.request_id;

create view needs.published_request as
select id as request_id, college_id, community_code, left(community_code, 9) as street_code, programme_code, status,
       submitted_at, reviewed_at
from needs.service_request;
