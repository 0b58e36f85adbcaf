package org.qinglin.app.recognition.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.qinglin.app.shared.CollegeId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What holds credentials against the specification notices what is missing, of another type, or not in it. */
class OpenBadgeShapeTest {

    private final JsonMapper json = JsonMapper.builder().build();

    private ObjectNode credential() {
        var achievement = Map.of(
                "id",
                "https://a.example/a",
                "type",
                List.of("Achievement"),
                "criteria",
                Map.of("narrative", "c"),
                "description",
                "d",
                "name",
                "n",
                "image",
                Map.of("id", "https://a.example/i", "type", "Image"));
        var subject = Map.<String, Object>of(
                "id", OpenBadge.subjectId("https://a.example", "x"),
                "type", List.of("AchievementSubject"),
                "identifier", List.of(OpenBadge.identity("name", "x")),
                "achievement", achievement);
        var badge = new OpenBadge(
                "https://a.example/p",
                "n",
                new CollegeId(1),
                "i",
                Instant.parse("2026-06-02T02:00:00.123Z"),
                subject,
                List.of(Map.of("type", List.of("Evidence"))),
                "awards",
                131_073);
        return json.valueToTree(badge.claims("https://a.example"));
    }

    @Test
    void theFrameOfEveryCredentialIsWhole() {
        var credential = credential();
        assertThat(OpenBadgeShape.faults(credential)).isEmpty();
        assertThat(credential.path("validFrom").asString()).as("as nbf counts").isEqualTo("2026-06-02T02:00:00Z");
        assertThat(credential
                        .path("credentialStatus")
                        .path("statusListCredential")
                        .asString())
                .isEqualTo("https://a.example/credentials/status/1/awards/1");
        assertThat(credential.path("credentialStatus").path("statusListIndex").asString())
                .isEqualTo("1");
    }

    @Test
    void whateverIsTakenAwayOrOfAnotherTypeIsNoticed() {
        var optional = List.of("name", "awardedDate", "evidence", "credentialStatus", "credentialSchema");
        for (var name : credential().propertyNames()) {
            var changed = credential();
            changed.put(name, 1.5);
            assertThat(OpenBadgeShape.faults(changed)).as(name + " as a number").isNotEmpty();
            changed.remove(name);
            assertThat(OpenBadgeShape.faults(changed).isEmpty())
                    .as("without " + name)
                    .isEqualTo(optional.contains(name));
        }
        assertThat(without("/credentialSubject", "id")).isNotEmpty();
        assertThat(without("/credentialSubject", "type")).isNotEmpty();
        assertThat(without("/credentialSubject/achievement", "criteria")).isNotEmpty();
        assertThat(without("/credentialSubject/achievement/image", "type")).isNotEmpty();
        assertThat(without("/credentialSubject/identifier/0", "hashed")).isNotEmpty();
        assertThat(without("/issuer", "id")).isNotEmpty();
        assertThat(without("/credentialStatus", "statusPurpose")).isNotEmpty();
    }

    private List<String> without(String place, String name) {
        var changed = credential();
        JsonNode at = changed.at(place);
        ((ObjectNode) at).remove(name);
        return OpenBadgeShape.faults(changed);
    }

    @Test
    void whatTheSpecificationDoesNotKnowIsNoticed() {
        var changed = credential();
        changed.put("issuanceDate", "2026-06-02T02:00:00Z");
        assertThat(OpenBadgeShape.faults(changed)).singleElement().asString().contains("issuanceDate");
    }
}
