package org.qinglin.app.recognition;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import org.qinglin.app.attendance.LedgerEntry;
import org.qinglin.app.identity.Installation;
import org.qinglin.app.needs.Requests;
import org.qinglin.app.needs.ServiceSession;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.needs.Sessions;
import org.qinglin.app.organisations.Organisations;
import org.qinglin.app.people.Student;
import org.qinglin.app.shared.China;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.ReadableCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Composes what a certificate says out of a student's ledger; called within the transaction that issues it. */
@Component
class CertificateComposer {

    private final JdbcClient jdbc;
    private final Sessions sessions;
    private final Requests requests;
    private final Organisations organisations;
    private final Installation installation;
    private final Clock clock;

    CertificateComposer(
            JdbcClient jdbc,
            Sessions sessions,
            Requests requests,
            Organisations organisations,
            Installation installation,
            Clock clock) {
        this.jdbc = jdbc;
        this.sessions = sessions;
        this.requests = requests;
        this.organisations = organisations;
        this.installation = installation;
        this.clock = clock;
    }

    /** A line of a paper, and the code of the programme that it counts for. */
    record Served(String programme, CertificateContent.Service service) {}

    List<CertificateContent.Service> services(List<LedgerEntry> entries) {
        return served(entries).stream().map(Served::service).toList();
    }

    /** One line a session: entries and their reversals, newest first, added up; the earliest session first. */
    List<Served> served(List<LedgerEntry> entries) {
        var minutes = new HashMap<SessionId, Integer>();
        var origin = new HashMap<SessionId, String>();
        for (var entry : entries) {
            minutes.merge(entry.session(), entry.minutes(), Integer::sum);
            // Newest first: what was corrected by hand must not look like what it was before.
            if (entry.reverses() == null) {
                origin.putIfAbsent(entry.session(), entry.origin().name());
            }
        }
        var all = sessions.byIds(minutes.keySet());
        var requestsById =
                requests.byIds(all.stream().map(ServiceSession::request).toList());
        var communities = organisations.communities(
                requestsById.values().stream().map(each -> each.community()).toList());
        var services = new ArrayList<Served>();
        for (var session : all) {
            var request = requestsById.get(session.request());
            int served = minutes.getOrDefault(session.id(), 0);
            if (request == null || served <= 0) {
                continue;
            }
            var community = communities.get(request.community());
            services.add(new Served(
                    request.programme(),
                    new CertificateContent.Service(
                            LocalDate.ofInstant(session.startsAt(), China.TIME),
                            request.title(),
                            community == null ? request.community().value() : community.name(),
                            served,
                            origin.getOrDefault(session.id(), ""))));
        }
        services.sort(Comparator.comparing(each -> each.service().date()));
        return services;
    }

    CertificateContent compose(
            Student student,
            List<CertificateContent.Service> services,
            String personInCharge,
            String handler,
            LocalDate noticeUntil) {
        var college = organisations.college(student.college());
        var today = LocalDate.now(clock);
        return new CertificateContent(
                nextNumber(student.college(), today.getYear()),
                ReadableCode.fresh(ReadableCode.OF_A_PAPER),
                student.name(),
                "学号",
                student.number(),
                student.volunteerNumber(),
                college.name(),
                college.issuer(),
                personInCharge,
                handler,
                college.contact(),
                today,
                noticeUntil,
                services.stream().mapToLong(CertificateContent.Service::minutes).sum(),
                services,
                installation.isDemo());
    }

    private String nextNumber(CollegeId college, int year) {
        int last = jdbc.sql("""
                insert into recognition.certificate_number (college_id, year, last) values (:college, :year, 1)
                on conflict (college_id, year) do update set last = certificate_number.last + 1 returning last""")
                .param("college", college.value())
                .param("year", year)
                .query(Integer.class)
                .single();
        return "QL%02d-%d-%06d".formatted(college.value(), year, last);
    }
}
