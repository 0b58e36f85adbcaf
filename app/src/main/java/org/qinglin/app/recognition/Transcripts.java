package org.qinglin.app.recognition;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.qinglin.app.attendance.Hours;
import org.qinglin.app.identity.Installation;
import org.qinglin.app.organisations.Organisations;
import org.qinglin.app.people.Students;
import org.qinglin.app.programmes.Programmes;
import org.qinglin.app.shared.China;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.StudentId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes transcripts out of the ledger and the conversion table (domain rule 14). */
@Service
@Transactional(readOnly = true)
public class Transcripts {

    private final Students students;
    private final Hours hours;
    private final CertificateComposer composer;
    private final Conversions conversions;
    private final Programmes programmes;
    private final Organisations organisations;
    private final Installation installation;
    private final TranscriptPaper paper;
    private final Clock clock;

    Transcripts(
            Students students,
            Hours hours,
            CertificateComposer composer,
            Conversions conversions,
            Programmes programmes,
            Organisations organisations,
            Installation installation,
            TranscriptPaper paper,
            Clock clock) {
        this.students = students;
        this.hours = hours;
        this.composer = composer;
        this.conversions = conversions;
        this.programmes = programmes;
        this.organisations = organisations;
        this.installation = installation;
        this.paper = paper;
        this.clock = clock;
    }

    /** As of the end of a day; of today, if the day is yet to come. Empty if the college has no such student. */
    public Optional<Transcript> of(CollegeId college, StudentId id, LocalDate day) {
        var today = LocalDate.now(clock);
        var asOf = day.isAfter(today) ? today : day;
        return students.find(college, id).map(student -> {
            var conversion = conversions.on(college, asOf);
            return new Transcript(student, asOf, conversion, lines(id, asOf, conversion), installation.isDemo());
        });
    }

    private List<Transcript.Line> lines(StudentId id, LocalDate asOf, Conversion conversion) {
        var end = asOf.plusDays(1).atStartOfDay(China.TIME).toInstant();
        var byProgramme = new HashMap<String, List<CertificateContent.Service>>();
        composer.served(hours.entries(id).stream()
                        .filter(each -> each.enteredAt().isBefore(end))
                        .toList())
                .forEach(each -> byProgramme
                        .computeIfAbsent(each.programme(), code -> new ArrayList<>())
                        .add(each.service()));
        var lines = new ArrayList<Transcript.Line>();
        for (var programme : programmes.all()) {
            var services = byProgramme.getOrDefault(programme.code(), List.of()).stream()
                    .sorted(Comparator.comparing(CertificateContent.Service::date))
                    .toList();
            long minutes = services.stream()
                    .mapToLong(CertificateContent.Service::minutes)
                    .sum();
            if (!services.isEmpty()) {
                lines.add(new Transcript.Line(
                        programme, services, minutes, conversion.hundredths(programme.code(), minutes)));
            }
        }
        return lines;
    }

    /** As a paper. */
    public byte[] pdf(Transcript transcript) {
        return paper.print(
                transcript, organisations.college(transcript.student().college()), clock.instant());
    }
}
