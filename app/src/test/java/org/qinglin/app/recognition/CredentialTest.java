package org.qinglin.app.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.qinglin.app.PlatformTest;
import org.qinglin.app.World;
import org.qinglin.app.recognition.credentials.KeyFolder;
import org.qinglin.app.recognition.credentials.OpenBadgeShape;
import org.qinglin.app.shared.China;
import org.qinglin.credential.Keys;
import org.qinglin.credential.Verdict;
import org.qinglin.credential.Verifier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A certificate's signed credential: verified by a third party's library and by the offline command, and by no one when changed. */
@PlatformTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CredentialTest {

    private static final long SEED = Long.getLong("seed", new Random().nextLong());

    @TempDir
    static Path folder;

    @Autowired
    private World world;

    @Autowired
    private Certificates certificates;

    @Autowired
    private MockMvc mvc;

    private final JsonMapper json = JsonMapper.builder().build();
    private World.Campus campus;
    private Certificate certificate;
    private String jwt;
    private String keys;

    @BeforeAll
    void aCertificate() throws Exception {
        campus = world.campus("凭证工", 2);
        var round = world.round(campus, LocalDateTime.of(2026, 5, 14, 9, 0));
        certificate = certificates.find(campus.id(), round.certificate()).orElseThrow();
        jwt = text("/certificates/" + round.certificate().value() + "/credential.jwt");
        keys = open("/.well-known/jwks.json");
    }

    private String text(String path) throws Exception {
        var answer = mvc.perform(get(path).with(user(campus.collegeAccount())))
                .andReturn()
                .getResponse();
        assertThat(answer.getStatus()).as(path).isEqualTo(200);
        return answer.getContentAsString(StandardCharsets.UTF_8);
    }

    /** As a stranger reads it. */
    private String open(String address) throws Exception {
        var path = address.replaceFirst("^https?://[^/]+", "");
        var answer = mvc.perform(get(path)).andReturn().getResponse();
        assertThat(answer.getStatus()).as(path).isEqualTo(200);
        return answer.getContentAsString(StandardCharsets.UTF_8);
    }

    private static Verifier verifier(String keys) throws Exception {
        return new Verifier(Keys.of(keys), Clock.fixed(World.NOW, China.TIME));
    }

    private JsonNode payload() {
        return json.readTree(Base64.getUrlDecoder().decode(jwt.split("\\.")[1]));
    }

    private String status() throws Exception {
        return open(
                payload().path("credentialStatus").path("statusListCredential").asString());
    }

    /** With nothing of ours: Nimbus reads the token and the published keys. */
    private static boolean nimbusAccepts(String token, String keys) {
        try {
            var signed = SignedJWT.parse(token);
            var key = JWKSet.parse(keys).getKeyByKeyId(signed.getHeader().getKeyID());
            return key != null && signed.verify(new RSASSAVerifier(key.toRSAKey()));
        } catch (ParseException | JOSEException | IllegalArgumentException refused) {
            return false;
        }
    }

    @Test
    void aThirdPartysLibraryVerifiesItWithThePublishedKeys() throws Exception {
        assertThat(nimbusAccepts(jwt, keys)).isTrue();
        var claims = SignedJWT.parse(jwt).getJWTClaimsSet();
        assertThat(claims.getIssuer())
                .endsWith("/credentials/issuers/" + campus.id().value());
        assertThat(claims.getJWTID()).endsWith("/check/" + certificate.content().checkCode());
        assertThat(claims.getNotBeforeTime().toInstant())
                .isEqualTo(certificate.issuedAt().truncatedTo(java.time.temporal.ChronoUnit.SECONDS));
        var kid = SignedJWT.parse(jwt).getHeader().getKeyID();
        assertThat(json.readTree(open(kid)).path("kid").asString())
                .as("the key's id is where it is published")
                .isEqualTo(kid);
        assertThat(keys).as("public halves alone").doesNotContain("\"d\"", "\"p\"", "\"q\"");
    }

    @Test
    void theOfflineVerifierAcceptsItInBothForms() throws Exception {
        var envelope = text("/certificates/" + certificate.id().value() + "/credential.json");
        for (var file : new String[] {jwt, jwt + "\n", envelope}) {
            assertThat(verifier(keys).verify(file, null)).isInstanceOfSatisfying(Verdict.Valid.class, valid -> {
                assertThat(valid.issuerName()).isEqualTo(campus.mark() + "校团委");
                assertThat(valid.name()).contains(certificate.content().number());
                assertThat(valid.revocable()).isFalse();
            });
        }
    }

    @Test
    void itSaysWhatTheCertificateSays() throws Exception {
        var credential = payload();
        var subject = credential.path("credentialSubject");
        var content = certificate.content();
        assertThat(subject.path("result").path(0).path("value").asString()).isEqualTo(Long.toString(content.minutes()));
        assertThat(subject.path("identifier").path(0).path("identityHash").asString())
                .isEqualTo(content.name());
        assertThat(subject.path("identifier").path(1).path("identityHash").asString())
                .isEqualTo(content.volunteerNumber());
        assertThat(credential.path("evidence").size())
                .isEqualTo(content.services().size());
        assertThat(credential.path("evidence").path(0).path("name").asString())
                .isEqualTo(content.services().get(0).title());
        assertThat(credential.toString()).as("no ID number").doesNotContain(content.idNumber());
        assertThat(json.readTree(open(credential.path("issuer").path("id").asString()))
                        .path("name")
                        .asString())
                .as("the issuer is the organisation")
                .isEqualTo(content.issuer());
    }

    @Test
    void itIsAsTheSpecificationHasIt() throws Exception {
        var credential = payload();
        assertThat(OpenBadgeShape.faults(credential)).isEmpty();
        assertThat(OpenBadgeShape.faultsOfIssuer(
                        json.readTree(open(credential.path("issuer").path("id").asString()))))
                .isEmpty();
        var list = json.readTree(Base64.getUrlDecoder().decode(status().split("\\.")[1]));
        assertThat(OpenBadgeShape.faultsOfList(list)).isEmpty();
        var header = json.readTree(Base64.getUrlDecoder().decode(jwt.split("\\.")[0]));
        assertThat(header.propertyNames()).as("no other header is allowed").containsExactly("alg", "kid", "typ");
    }

    @Test
    void aChangedByteAnywhereFailsForBoth() throws Exception {
        System.out.println("changed bytes with -Dseed=" + SEED);
        var random = new Random(SEED);
        var verifier = verifier(keys);
        int first = jwt.indexOf('.');
        int second = jwt.lastIndexOf('.');
        // Of each segment its ends, where base64 has bits to spare, and a hundred places in between.
        var places = random.ints(100, 0, jwt.length());
        var ends = java.util.stream.IntStream.of(
                0, first - 1, first, first + 1, second - 1, second, second + 1, jwt.length() - 1);
        for (int place : java.util.stream.IntStream.concat(ends, places).toArray()) {
            var changed = new StringBuilder(jwt);
            char other;
            do {
                other = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=~"
                        .charAt(random.nextInt(67));
            } while (other == jwt.charAt(place));
            changed.setCharAt(place, other);
            var verdict = accepted(verifier, changed.toString());
            assertThat(verdict).as("ours, place %d, '%s'", place, other).isFalse();
            assertThat(nimbusAccepts(changed.toString(), keys))
                    .as("Nimbus, place %d, '%s'", place, other)
                    .isFalse();
        }
    }

    private static boolean accepted(Verifier verifier, String token) {
        try {
            return verifier.verify(token, null) instanceof Verdict.Valid;
        } catch (org.qinglin.credential.Unreadable unreadable) {
            return false;
        }
    }

    @Test
    void nothingPassesThatIsSignedOtherwise() throws Exception {
        var parts = jwt.split("\\.");
        var none = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.US_ASCII));
        assertThat(verifier(keys).verify(none + "." + parts[1] + ".", null)).isInstanceOf(Verdict.Invalid.class);
        var stranger = new KeyFolder(folder.resolve("stranger")).pair();
        var signature = java.security.Signature.getInstance("SHA256withRSA");
        signature.initSign(stranger.getPrivate());
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        var forged = parts[0] + "." + parts[1] + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
        assertThat(verifier(keys).verify(forged, null)).isInstanceOf(Verdict.Invalid.class);
        assertThat(verifier(keys.replace("credentials/keys/", "credentials/other/"))
                        .verify(jwt, null))
                .as("with keys of somebody else")
                .isInstanceOf(Verdict.Invalid.class);
    }

    @Test
    void aRevocationStandsInTheStatusListAndInNoOtherPlace() throws Exception {
        var other = world.campus("凭证二", 2);
        var revoked = world.round(other, LocalDateTime.of(2026, 5, 15, 9, 0)).certificate();
        var token = mvc.perform(get("/certificates/" + revoked.value() + "/credential.jwt")
                        .with(user(other.collegeAccount())))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        var list = json.readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]))
                .path("credentialStatus")
                .path("statusListCredential")
                .asString();
        assertThat(verifier(keys).verify(token, open(list)))
                .isInstanceOfSatisfying(
                        Verdict.Valid.class,
                        valid -> assertThat(valid.revocable()).isTrue());
        certificates.revoke(other.college(), revoked, "时长有误");
        assertThat(nimbusAccepts(open(list), keys))
                .as("the list is signed, too")
                .isTrue();
        assertThat(verifier(keys).verify(token, open(list))).isInstanceOf(Verdict.Revoked.class);
        assertThat(verifier(keys).verify(jwt, status())).isInstanceOf(Verdict.Valid.class);
        assertThat(verifier(keys).verify(jwt, open(list)))
                .as("another college's list says nothing about it")
                .isInstanceOf(Verdict.Invalid.class);
    }

    @Test
    void theCommandAnswersByItsExitStatus() throws Exception {
        var credential = Files.writeString(folder.resolve("c.jwt"), jwt);
        var published = Files.writeString(folder.resolve("keys.json"), keys);
        var changed = Files.writeString(folder.resolve("changed.jwt"), jwt.replaceFirst("\\.e", ".f"));
        assertThat(run(credential, published)).isZero();
        assertThat(run(changed, published)).isEqualTo(1);
        assertThat(run(folder.resolve("missing.jwt"), published)).isEqualTo(2);
        assertThat(run(published, published)).isEqualTo(2);
        assertThat(run(credential, credential)).isEqualTo(2);
    }

    private static int run(Path file, Path keys) {
        return org.qinglin.credential.Main.run(
                "verify", file.toString(), "--keys", keys.toString(), "--at", World.NOW.toString());
    }

    @Test
    void aKeyThatIsTakenAwayIsFollowedByAnotherAndBothStayReadableByTheirOwnerAlone() throws Exception {
        var keyFolder = new KeyFolder(folder.resolve("rotated"));
        var before = keyFolder.pair();
        assertThat(keyFolder.pair().getPublic()).isEqualTo(before.getPublic());
        var file = folder.resolve("rotated/private-key.pem");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        Files.move(file, folder.resolve("rotated/old.pem"));
        assertThat(keyFolder.pair().getPublic()).isNotEqualTo(before.getPublic());
        Files.move(folder.resolve("rotated/old.pem"), file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertThat(keyFolder.pair().getPublic()).as("as the file says").isEqualTo(before.getPublic());
    }

    @Test
    void whatIsNotYetValidIsNotAccepted() throws Exception {
        var early =
                new Verifier(Keys.of(keys), Clock.fixed(certificate.issuedAt().minus(Duration.ofDays(1)), China.TIME));
        assertThat(early.verify(jwt, null))
                .isInstanceOfSatisfying(
                        Verdict.Invalid.class,
                        invalid -> assertThat(invalid.why()).contains("valid from"));
    }
}
