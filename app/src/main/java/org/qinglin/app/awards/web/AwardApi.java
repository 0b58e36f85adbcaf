package org.qinglin.app.awards.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.awards.AwardBadge;
import org.qinglin.app.awards.AwardBadges;
import org.qinglin.app.awards.AwardCertificates;
import org.qinglin.app.awards.AwardOutcome;
import org.qinglin.app.awards.AwardRound;
import org.qinglin.app.awards.AwardRounds;
import org.qinglin.app.awards.Criterion;
import org.qinglin.app.awards.Evidence;
import org.qinglin.app.awards.HonourRoll;
import org.qinglin.app.awards.Nomination;
import org.qinglin.app.awards.Nominations;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.shared.honours.Honour;
import org.qinglin.app.shared.web.ApiAnswers;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Awards for programs. */
@RestController
@Tag(name = "awards", description = "Rounds of awards, nominations with the figures found, the honour roll")
class AwardApi {

    private final AwardRounds rounds;
    private final Nominations nominations;
    private final HonourRoll honours;
    private final AwardCertificates certificates;
    private final AwardBadges badges;
    private final AwardWords words;
    private final ApiAnswers answers;

    AwardApi(
            AwardRounds rounds,
            Nominations nominations,
            HonourRoll honours,
            AwardCertificates certificates,
            AwardBadges badges,
            AwardWords words,
            ApiAnswers answers) {
        this.rounds = rounds;
        this.nominations = nominations;
        this.honours = honours;
        this.certificates = certificates;
        this.badges = badges;
        this.words = words;
        this.answers = answers;
    }

    /** Somebody named, without the scores: those are the jury's until the round is proposed. */
    record Named(long id, String nominee, String reason, Nomination.Status status, List<Evidence> evidence) {}

    record WholeRound(AwardRound round, List<Criterion> criteria, List<Named> nominations) {}

    /** @param nominee a student number, the number of a team or project, or a community's code */
    record NewNomination(@Nullable String nominee, @Nullable String reason) {}

    @Operation(summary = "Rounds of the viewer's college, or of the colleges that a community works with")
    @GetMapping("/api/awards")
    List<AwardRound> list(@CurrentViewer Viewer viewer) {
        return rounds.of(viewer);
    }

    @Operation(summary = "A round with what it asks for and the nominations that the viewer may see")
    @GetMapping("/api/awards/{id}")
    ResponseEntity<Object> one(@CurrentViewer Viewer viewer, @PathVariable long id) {
        return rounds.find(viewer, id)
                .<ResponseEntity<Object>>map(round -> ResponseEntity.ok(new WholeRound(
                        round,
                        rounds.criteria(id),
                        nominations.seenBy(viewer, round).stream()
                                .map(each -> new Named(
                                        each.id(), each.nominee(), each.reason(), each.status(), each.evidence()))
                                .toList())))
                .orElseGet(answers::notFound);
    }

    @Operation(
            summary = "Nominates; 409 where a criterion is not reached, with the figure where the viewer may know it")
    @PostMapping("/api/awards/{id}/nominations")
    ResponseEntity<Object> nominate(
            @CurrentViewer Viewer viewer, @PathVariable long id, @RequestBody NewNomination nomination) {
        var outcome = nominations.nominate(viewer, id, nomination.nominee(), nomination.reason());
        if (outcome instanceof AwardOutcome.Faulty faulty) {
            return answers.faulty(faulty.faults());
        }
        if (outcome instanceof AwardOutcome.Missing) {
            return answers.notFound();
        }
        return outcome instanceof AwardOutcome.Done ? one(viewer, id) : refused(outcome);
    }

    private ResponseEntity<Object> refused(AwardOutcome outcome) {
        return answers.refusal(HttpStatus.CONFLICT, (Record) outcome, words.of(outcome));
    }

    /**
     * What anyone may know of an award.
     *
     * @param credential a signed JWT; null for a student's, for an older award and for one that was taken back
     */
    record Checked(
            boolean genuine,
            @Nullable LocalDate revokedOn,
            @Nullable String number,
            @Nullable String award,
            @Nullable String winner,
            @Nullable String college,
            @Nullable String issuer,
            @Nullable LocalDate finalOn,
            String badge,
            @Nullable String credential) {}

    @Operation(summary = "Check an award by the code of its certificate; with its badge, a student's name masked")
    @GetMapping("/api/honours/{code}")
    ResponseEntity<Object> check(@PathVariable String code) {
        return certificates
                .check(code)
                .<ResponseEntity<Object>>map(each -> ResponseEntity.ok(checked(code, each)))
                .orElseGet(answers::notFound);
    }

    /** Of a record that was changed nothing is repeated. */
    private Checked checked(String code, AwardCertificates.Checked found) {
        var award = found.genuine() ? found.certificate() : null;
        var credential = found.isForEveryone()
                ? badges.published(code).map(AwardBadge::credential).orElse(null)
                : null;
        return new Checked(
                found.genuine(),
                found.revokedOn(),
                award == null ? null : award.number(),
                award == null ? null : award.award(),
                award == null ? null : award.publicWinner(),
                award == null ? null : award.college(),
                award == null ? null : award.issuer(),
                award == null ? null : award.finalOn(),
                "/honours/awards/" + found.round() + "/badge.svg",
                credential);
    }

    @Operation(summary = "Awards that the viewer has won, or those for whom the viewer speaks, with their codes")
    @GetMapping("/api/my/awards")
    List<Honour> own(@CurrentViewer Viewer viewer) {
        return badges.own(viewer);
    }

    @Operation(summary = "The honour roll: the latest fifty rounds that are final, students' names masked")
    @GetMapping("/api/honours")
    List<HonourRoll.Honoured> honours() {
        return honours.latest();
    }
}
