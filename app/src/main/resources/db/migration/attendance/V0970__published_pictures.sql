-- Pictures of closing reports, and how many residents were served; for insight.
create view attendance.published_picture as
select p.id as picture_id, p.session_id, r.college_id, p.place, p.alt, p.content, p.added_at
from attendance.report_picture p join attendance.closing_report r on r.session_id = p.session_id;

create view attendance.published_closing_report as
select session_id, college_id, residents, written_at from attendance.closing_report;
