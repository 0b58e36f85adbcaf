package org.qinglin.app.awards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Random;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.qinglin.app.PlatformTest;
import org.qinglin.app.World;
import org.qinglin.app.identity.SignedIn;
import org.qinglin.app.people.Students;
import org.qinglin.app.projects.ProjectDesk;
import org.qinglin.app.projects.ProjectInput;
import org.qinglin.app.projects.ProjectOutcome;
import org.qinglin.app.recognition.credentials.OpenBadge;
import org.qinglin.app.recognition.credentials.OpenBadgeShape;
import org.qinglin.app.shared.China;
import org.qinglin.credential.Keys;
import org.qinglin.credential.Unreadable;
import org.qinglin.credential.Verdict;
import org.qinglin.credential.Verifier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An award's badge: a signed credential and a picture with it, for those whose it is, and worthless once it is taken back. */
@PlatformTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AwardBadgeTest {

    private static final long SEED = Long.getLong("seed", new Random().nextLong());
    private static final Pattern BAKED = Pattern.compile("<openbadges:credential verify=\"([^\"]+)\">");

    @TempDir
    static Path folder;

    @Autowired
    private World world;

    @Autowired
    private AwardWorld awards;

    @Autowired
    private AwardCertificates certificates;

    @Autowired
    private Students students;

    @Autowired
    private ProjectDesk projects;

    @Autowired
    private MockMvc mvc;

    private final JsonMapper json = JsonMapper.builder().build();
    private World.Campus campus;
    private AwardWorld.Awarded student;
    private AwardWorld.Awarded team;
    private String keys;

    @BeforeAll
    void awards() throws Exception {
        campus = world.campus("徽章", 2);
        student = awards.student(campus);
        team = awards.team(campus, "优秀服务队 <A&B>");
        keys = text(null, "/.well-known/jwks.json");
    }

    private MockHttpServletResponse answer(@Nullable SignedIn account, String address) throws Exception {
        var call = get(address.replaceFirst("^https?://[^/]+", ""));
        return mvc.perform(account == null ? call : call.with(user(account)))
                .andReturn()
                .getResponse();
    }

    private String text(@Nullable SignedIn account, String address) throws Exception {
        var answer = answer(account, address);
        assertThat(answer.getStatus()).as(address).isEqualTo(200);
        return answer.getContentAsString(StandardCharsets.UTF_8);
    }

    private static String files(AwardWorld.Awarded award) {
        return "/awards/" + award.round() + "/nominations/" + award.nomination();
    }

    private Verifier verifier() throws Unreadable {
        return new Verifier(Keys.of(keys), Clock.fixed(World.NOW.plus(Duration.ofDays(30)), China.TIME));
    }

    private JsonNode payload(String jwt) {
        return json.readTree(Base64.getUrlDecoder().decode(jwt.split("\\.")[1]));
    }

    private String list(String jwt) throws Exception {
        return text(
                null,
                payload(jwt)
                        .path("credentialStatus")
                        .path("statusListCredential")
                        .asString());
    }

    @Test
    void theWinnersCredentialIsVerifiedByAThirdPartysLibraryAndOfflineInAllItsForms() throws Exception {
        var mine = campus.studentAccounts().get(0);
        var jwt = text(mine, files(student) + "/credential.jwt");
        var signed = SignedJWT.parse(jwt);
        var key = JWKSet.parse(keys).getKeyByKeyId(signed.getHeader().getKeyID());
        assertThat(signed.verify(new RSASSAVerifier(key.toRSAKey()))).isTrue();
        var baked = text(mine, files(student) + "/badge.svg");
        for (var file : new String[] {jwt, text(mine, files(student) + "/credential.json"), baked}) {
            assertThat(verifier().verify(file, list(jwt))).isInstanceOfSatisfying(Verdict.Valid.class, valid -> {
                assertThat(valid.name()).startsWith(campus.mark() + "表彰 QLA");
                assertThat(valid.issuerName()).isEqualTo(campus.mark() + "校团委");
                assertThat(valid.id()).endsWith("/honours/" + student.code());
                assertThat(valid.revocable()).isTrue();
            });
        }
        var badge = Files.writeString(folder.resolve("badge.svg"), baked);
        var published = Files.writeString(folder.resolve("keys.json"), keys);
        var day = World.NOW.plus(Duration.ofDays(30)).toString();
        assertThat(org.qinglin.credential.Main.run(
                        "verify", badge.toString(), "--keys", published.toString(), "--at", day))
                .isZero();
    }

    @Test
    void itSaysWhatWasAskedAndThatItWasReachedAndNothingMoreAboutThePerson() throws Exception {
        var credential = payload(text(campus.collegeAccount(), files(student) + "/credential.jwt"));
        var subject = credential.path("credentialSubject");
        var achievement = subject.path("achievement");
        assertThat(achievement.path("achievementType").asString()).isEqualTo("Award");
        assertThat(achievement.path("name").asString()).isEqualTo(campus.mark() + "表彰");
        assertThat(achievement.path("criteria").path("narrative").asString())
                .contains("爽约次数 ≤ 0")
                .contains("公示7天");
        assertThat(credential.path("evidence").path(0).path("narrative").asString())
                .contains("条件均已达到");
        var record = students.find(campus.id(), campus.student(0).mustStudent()).orElseThrow();
        assertThat(subject.path("id").asString())
                .as("the same subject as in the credentials of their service")
                .isEqualTo(
                        OpenBadge.subjectId(credential.path("issuer").path("id").asString(), record.volunteerNumber()));
        assertThat(credential.toString()).doesNotContain(record.number());
        assertThat(text(null, achievement.path("image").path("id").asString()))
                .as("the picture is where it is said to be, and names nobody")
                .contains("<svg")
                .doesNotContain(record.name(), "openbadges");
    }

    @Test
    void itIsAsTheSpecificationHasIt() throws Exception {
        var jwt = text(null, "/honours/" + team.code() + "/credential.jwt");
        assertThat(OpenBadgeShape.faults(payload(jwt))).isEmpty();
        assertThat(OpenBadgeShape.faults(payload(text(campus.collegeAccount(), files(student) + "/credential.jwt"))))
                .isEmpty();
        assertThat(OpenBadgeShape.faultsOfList(payload(list(jwt)))).isEmpty();
        assertThat(text(null, "/honours/" + team.code() + "/badge.svg"))
                .as("directly after the tag of the picture")
                .containsPattern(
                        "<svg [^>]*xmlns:openbadges=\"https://purl.imsglobal.org/ob/v3p0\"[^>]*>\\s*<openbadges:credential");
    }

    @Test
    void aStudentsIsForTheStudentAndTheCollegeAndATeamsForEveryone() throws Exception {
        for (var file : new String[] {"/credential.jwt", "/credential.json", "/badge.svg"}) {
            assertThat(answer(campus.studentAccounts().get(1), files(student) + file)
                            .getStatus())
                    .as("another student")
                    .isEqualTo(404);
            assertThat(answer(campus.facultyAccount(), files(student) + file).getStatus())
                    .as("the faculty")
                    .isEqualTo(404);
            assertThat(answer(null, "/honours/" + student.code() + file).getStatus())
                    .as("whoever has the code of a student's")
                    .isEqualTo(404);
            assertThat(answer(null, "/honours/" + team.code() + file).getStatus())
                    .isEqualTo(200);
            assertThat(answer(campus.leaderAccount(), files(team) + file).getStatus())
                    .isEqualTo(200);
        }
        assertThat(answer(null, "/honours/awards/0/badge.svg").getStatus()).isEqualTo(404);
    }

    @Test
    void thePagesShowTheBadgeAndTheApiTellsWhatAnyoneMayKnow() throws Exception {
        var picture = "/honours/awards/" + team.round() + "/badge.svg";
        assertThat(text(null, "/honours"))
                .contains(picture, "/honours/" + team.code())
                .doesNotContain(student.code());
        assertThat(text(null, "/honours/" + team.code())).contains(picture, "/credential.jwt", "og:description");
        assertThat(text(null, "/honours/" + student.code())).doesNotContain("/credential.jwt");
        assertThat(text(campus.studentAccounts().get(0), "/my/certificates")).contains("/honours/" + student.code());
        assertThat(text(campus.studentAccounts().get(0), "/my/awards")).contains(files(student) + "/badge.svg");
        assertThat(text(campus.facultyAccount(), "/my/awards"))
                .contains(files(team) + "/badge.svg")
                .doesNotContain(files(student));
        assertThat(text(campus.communityAccount(), "/my/awards")).doesNotContain("/badge.svg");
        var mine = json.readTree(text(campus.studentAccounts().get(0), "/api/my/awards"));
        assertThat(mine.path(0).path("code").asString()).isEqualTo(student.code());
        var ofTeam = json.readTree(text(null, "/api/honours/" + team.code()));
        assertThat(verifier().verify(ofTeam.path("credential").asString(), null))
                .isInstanceOf(Verdict.Valid.class);
        var ofStudent = json.readTree(text(null, "/api/honours/" + student.code()));
        assertThat(ofStudent.path("winner").asString()).endsWith("**");
        assertThat(ofStudent.path("credential").isNull()).isTrue();
        assertThat(answer(null, "/api/honours/0000000000000000").getStatus()).isEqualTo(404);
    }

    @Test
    void aProjectsBadgeStandsOnItsPageAndIsForEveryone() throws Exception {
        var faculty = campus.facultyAccount();
        var begun = projects.begin(
                faculty.getViewer(),
                new ProjectInput(
                        "画墙",
                        "VolunteerService",
                        null,
                        "FACULTY",
                        null,
                        null,
                        "2026-06-01",
                        "2026-06-30",
                        "画一面墙",
                        null,
                        null));
        var project = ((ProjectOutcome.Done) begun).id();
        var page = "/projects/" + project.value();
        assertThat(text(faculty, page)).doesNotContain("/badge.svg");
        var award = awards.project(campus, project);
        assertThat(text(faculty, page))
                .contains("/honours/awards/" + award.round() + "/badge.svg", "/honours/" + award.code());
        assertThat(verifier().verify(text(null, "/honours/" + award.code() + "/badge.svg"), null))
                .isInstanceOf(Verdict.Valid.class);
    }

    @Test
    void aChangedByteOfACredentialInAPictureFails() throws Exception {
        System.out.println("changed bytes with -Dseed=" + SEED);
        var random = new Random(SEED);
        var baked = text(null, "/honours/" + team.code() + "/badge.svg");
        assertThat(baked).contains("优秀服务队 &lt;A&amp;B&gt;");
        assertThat(verifier().verify(baked, null)).isInstanceOf(Verdict.Valid.class);
        var found = BAKED.matcher(baked);
        assertThat(found.find()).isTrue();
        for (int i = 0; i < 60; i++) {
            int place = random.nextInt(found.start(1), found.end(1));
            char other = baked.charAt(place) == 'A' ? 'B' : 'A';
            var changed = new StringBuilder(baked);
            changed.setCharAt(place, other);
            assertThat(accepted(changed.toString())).as("place %d", place).isFalse();
        }
    }

    private boolean accepted(String file) throws Unreadable {
        try {
            return verifier().verify(file, null) instanceof Verdict.Valid;
        } catch (Unreadable unreadable) {
            return false;
        }
    }

    @Test
    void aFileIsCheckedWithoutItsCodeAndAChangedOneIsNone() throws Exception {
        var badge = text(null, "/honours/" + team.code() + "/badge.svg");
        var jwt = text(null, "/honours/" + team.code() + "/credential.jwt");
        var pdf = certificates
                .pdf(campus.student(0), student.round(), student.nomination())
                .orElseThrow()
                .pdf();
        assertThat(checked(badge.getBytes(StandardCharsets.UTF_8))).isEqualTo("/honours/" + team.code());
        assertThat(checked((jwt + "\n").getBytes(StandardCharsets.UTF_8))).isEqualTo("/honours/" + team.code());
        assertThat(checked(pdf)).isEqualTo("/honours/" + student.code());
        pdf[pdf.length / 2] ^= 1;
        assertThat(checked(pdf)).isNull();
        assertThat(checked(jwt.substring(1).getBytes(StandardCharsets.UTF_8))).isNull();
        assertThat(checked(new byte[] {1})).isNull();
    }

    private @Nullable String checked(byte[] file) throws Exception {
        return mvc.perform(multipart("/check/file")
                        .file(new MockMultipartFile("file", file))
                        .with(csrf()))
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
    }

    @Test
    void oneThatIsTakenBackIsRevokedForTheVerifierAndHandedOutNoMore() throws Exception {
        var other = world.campus("徽章撤销", 2);
        var certificate = world.round(other, java.time.LocalDateTime.of(2026, 5, 20, 9, 0))
                .certificate();
        var service = text(other.collegeAccount(), "/certificates/" + certificate.value() + "/credential.jwt");
        var award = awards.team(other, "优秀服务队");
        var baked = text(null, "/honours/" + award.code() + "/badge.svg");
        var jwt = text(null, "/honours/" + award.code() + "/credential.jwt");
        assertThat(verifier().verify(baked, list(jwt))).isInstanceOf(Verdict.Valid.class);
        AwardWorld.done(awards.later(
                11, () -> certificates.takeBack(other.college(), award.round(), award.nomination(), "查实冒名")));
        assertThat(verifier().verify(baked, list(jwt))).isInstanceOf(Verdict.Revoked.class);
        assertThat(verifier().verify(service, list(service)))
                .as("certificates have a list of their own")
                .isInstanceOf(Verdict.Valid.class);
        assertThat(text(null, "/honours/" + award.code())).contains("已撤销");
        assertThat(answer(null, "/honours/" + award.code() + "/badge.svg").getStatus())
                .isEqualTo(404);
        assertThat(answer(other.leaderAccount(), files(award) + "/credential.jwt")
                        .getStatus())
                .isEqualTo(404);
    }
}
