package org.qinglin.app.organisations.agreements;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.qinglin.app.shared.Sql;
import org.qinglin.app.shared.notice.Detail;
import org.qinglin.app.shared.notice.NoticeKind;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What time does to agreements: they begin, they end, and before they end both sides are told, once each time. */
@Component
@Transactional
public class AgreementCalendar {

    private final JdbcClient jdbc;
    private final AgreementFlow flow;
    private final AgreementNotices notices;
    private final Clock clock;
    private final List<Integer> daysBefore;

    /** @param daysBefore how many days before the end both sides are told */
    AgreementCalendar(
            JdbcClient jdbc,
            AgreementFlow flow,
            AgreementNotices notices,
            Clock clock,
            @Value("${qinglin.agreement-alerts:90,30,7}") List<Integer> daysBefore) {
        this.jdbc = jdbc;
        this.flow = flow;
        this.notices = notices;
        this.clock = clock;
        this.daysBefore = daysBefore.stream().sorted().toList();
    }

    /** Brings every agreement to this day; returns how many alerts were told. */
    @Scheduled(
            fixedDelayString = "${qinglin.agreements-every:PT10M}",
            initialDelayString = "${qinglin.agreements-every:PT10M}")
    public int today() {
        flow.turn();
        var today = LocalDate.now(clock);
        int told = 0;
        for (var agreement : endingSoon(today)) {
            int left = (int) java.time.temporal.ChronoUnit.DAYS.between(today, agreement.endsOn());
            var reached = daysBefore.stream().filter(each -> left <= each).toList();
            // One that was signed late has passed several marks at once: the nearest is told, the others are past.
            boolean isNew = false;
            for (int i = reached.size() - 1; i >= 0; i--) {
                isNew = mark(agreement, reached.get(i)) && i == 0;
            }
            if (isNew) {
                notices.tell(
                        NoticeKind.AGREEMENT_ENDING,
                        agreement,
                        null,
                        Detail.number(left),
                        Detail.day(agreement.endsOn()));
                told++;
            }
        }
        return told;
    }

    /** Those that end within the longest notice and have not been renewed. */
    private List<Agreement> endingSoon(LocalDate today) {
        return jdbc.sql(Agreements.FACTS + """
                where a.status in ('SIGNED', 'IN_FORCE') and a.ends_on between :today and :until
                  and not exists (select from organisations.agreement r
                      where r.renewal_of = a.id and r.status in ('SIGNED', 'IN_FORCE', 'ENDED'))
                order by a.id for update of a skip locked""")
                .param("today", today)
                .param("until", today.plusDays(daysBefore.isEmpty() ? 0 : daysBefore.get(daysBefore.size() - 1)))
                .query(Agreements::agreement)
                .list();
    }

    private boolean mark(Agreement agreement, int days) {
        return jdbc.sql("""
                insert into organisations.agreement_alert (agreement_id, days, told_at) values (:id, :days, :now)
                on conflict do nothing""")
                        .param("id", agreement.id().value())
                        .param("days", days)
                        .param("now", Sql.at(clock.instant()))
                        .update()
                > 0;
    }
}
