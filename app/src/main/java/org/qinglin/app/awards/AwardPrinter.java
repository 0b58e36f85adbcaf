package org.qinglin.app.awards;

import java.time.Clock;
import java.time.LocalDate;
import org.qinglin.app.identity.Installation;
import org.qinglin.app.organisations.Organisations;
import org.qinglin.app.organisations.Unit;
import org.qinglin.app.shared.ReadableCode;
import org.qinglin.app.shared.Sql;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Issues the certificate of an award and its signed credential, in the transaction that makes the round final. */
@Component
class AwardPrinter {

    private final JdbcClient jdbc;
    private final AwardPaper paper;
    private final AwardCredential credential;
    private final Organisations organisations;
    private final Installation installation;
    private final JsonMapper json;
    private final Clock clock;
    private final String site;

    AwardPrinter(
            JdbcClient jdbc,
            AwardPaper paper,
            AwardCredential credential,
            Organisations organisations,
            Installation installation,
            JsonMapper json,
            Clock clock,
            @Value("${qinglin.site:http://localhost:8080}") String site) {
        this.jdbc = jdbc;
        this.paper = paper;
        this.credential = credential;
        this.organisations = organisations;
        this.installation = installation;
        this.json = json;
        this.clock = clock;
        this.site = site;
    }

    void issue(AwardRound round, Nomination nomination) {
        var certificate = certificate(round, nomination);
        var content = json.writeValueAsString(certificate);
        jdbc.sql("""
                insert into awards.certificate (nomination_id, number, check_code, content, seal, pdf, credential, issued_at)
                values (:nomination, :number, :code, :content, :seal, :pdf, :credential, :now)""")
                .param("nomination", nomination.id())
                .param("number", certificate.number())
                .param("code", certificate.checkCode())
                .param("content", content)
                .param("seal", seal(content))
                .param("pdf", paper.print(certificate, site + "/honours/" + certificate.checkCode(), clock.instant()))
                .param("credential", credential.signed(round, nomination, certificate))
                .param("now", Sql.at(clock.instant()))
                .update();
    }

    byte[] seal(String content) {
        return installation.sign("award\n" + content);
    }

    private AwardCertificate certificate(AwardRound round, Nomination nomination) {
        var college = organisations.college(round.college());
        var today = LocalDate.now(clock);
        int last = jdbc.sql("""
                insert into awards.certificate_number (college_id, year, last) values (:college, :year, 1)
                on conflict (college_id, year) do update set last = certificate_number.last + 1 returning last""")
                .param("college", college.id().value())
                .param("year", today.getYear())
                .query(Integer.class)
                .single();
        return new AwardCertificate(
                "QLA%02d-%d-%05d".formatted(college.id().value(), today.getYear(), last),
                ReadableCode.fresh(ReadableCode.OF_A_PAPER),
                round.kind(),
                nomination.nominee(),
                faculty(round, nomination),
                round.name(),
                college.name(),
                college.issuer(),
                today,
                installation.isDemo());
    }

    /** A community is nobody's; whoever else belongs to a faculty is named with it. */
    private String faculty(AwardRound round, Nomination nomination) {
        var faculty = nomination.faculty();
        return faculty == null || round.kind() == AwardKind.COMMUNITY
                ? ""
                : organisations.unit(round.college(), faculty).map(Unit::name).orElse("");
    }
}
