create view assignment.published_fill as
select p.session_id, p.college_id, sum(p.capacity)::int as capacity, sum(p.taken)::int as taken,
       (select count(*) from assignment.offer o where o.session_id = p.session_id)::int as offers,
       (select count(*) from assignment.offer o where o.session_id = p.session_id and o.status = 'OFFERED')::int as waiting
from assignment.role_places p group by p.session_id, p.college_id;
