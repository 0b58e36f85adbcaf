-- Whoever is asked because somebody else of the run said no, let it lapse or gave the place back is a substitute.
alter table assignment.offer
    add column substitute boolean not null default false,
    add constraint only_a_run_sends_substitutes check (not substitute or origin = 'RUN');
update assignment.offer o set substitute = true
where o.origin = 'RUN' and exists (
    select from assignment.offer gone
    where gone.role_id = o.role_id and gone.run_id = o.run_id and gone.student_id <> o.student_id
      and gone.status in ('DECLINED', 'EXPIRED', 'GIVEN_UP')
      and coalesce(gone.decided_at, gone.respond_by) <= o.offered_at);
