package org.qinglin.credential;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.qinglin.credential.SignedToken.Refused;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Verifies credentials in the JWT form of Open Badges 3.0 (section 8.2) with keys that were fetched before. */
public final class Verifier {

    private static final String CREDENTIALS = "https://www.w3.org/ns/credentials/v2";
    private static final String BADGES = "https://purl.imsglobal.org/spec/ob/v3p0/";
    private static final String ENVELOPE = "data:application/vc+jwt,";
    private static final int LARGEST_LIST = 1 << 22;

    private final Keys keys;
    private final Clock clock;

    public Verifier(Keys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * Verifies a credential.
     *
     * @param file a compact JWT, the JSON envelope of one, or an SVG badge with one in it
     * @param statusList the issuer's signed status list, or null
     * @throws Unreadable if either is no signed token at all
     */
    public Verdict verify(String file, @Nullable String statusList) throws Unreadable {
        var token = SignedToken.of(compact(file))
                .orElseThrow(
                        () -> new Unreadable(
                                "the credential is no signed token (JWT), nor the envelope of one, nor a badge with one in it."));
        try {
            var credential = token.verified(keys);
            var from = checked(credential);
            if (statusList != null && isRevoked(credential, statusList)) {
                return new Verdict.Revoked(text(credential, "id"));
            }
            var issuer = credential.path("issuer");
            return new Verdict.Valid(
                    text(credential, "id"),
                    credential.path("name").asString(null),
                    text(issuer, "id"),
                    issuer.path("name").asString(null),
                    from,
                    statusList != null);
        } catch (Refused refused) {
            return new Verdict.Invalid(refused.why());
        }
    }

    private static String compact(String file) throws Unreadable {
        var text = file.strip();
        if (text.startsWith("<")) {
            return BakedBadge.token(text);
        }
        if (!text.startsWith("{")) {
            return text;
        }
        try {
            var id = JsonMapper.shared().readTree(text).path("id").asString("");
            if (id.startsWith(ENVELOPE)) {
                return id.substring(ENVELOPE.length());
            }
        } catch (JacksonException broken) {
            throw new Unreadable("the credential begins like JSON, but is none: " + broken.getOriginalMessage());
        }
        throw new Unreadable("the JSON holds no signed token; take the .jwt file, or the envelope with its 'id'.");
    }

    /** What section 8.2.4 asks beside the signature; answers from when it is valid. */
    private Instant checked(JsonNode credential) throws Refused {
        if (!CREDENTIALS.equals(credential.path("@context").path(0).asString(""))
                || !credential.path("@context").path(1).asString("").startsWith(BADGES)) {
            throw new Refused("it is no Open Badge 3.0: its contexts are " + credential.path("@context"));
        }
        same(credential.path("iss"), credential.path("issuer").path("id"), "issuer");
        same(credential.path("sub"), credential.path("credentialSubject").path("id"), "subject");
        same(credential.path("jti"), credential.path("id"), "id");
        var from = moment(credential, "validFrom");
        if (!credential.path("nbf").isIntegralNumber() || credential.path("nbf").asLong() != from.getEpochSecond()) {
            throw new Refused("'nbf' is " + credential.path("nbf") + ", but 'validFrom' is " + from);
        }
        if (from.isAfter(clock.instant())) {
            throw new Refused("it is valid from " + from + " only; look at this machine's clock if that seems wrong");
        }
        if (credential.has("validUntil") && moment(credential, "validUntil").isBefore(clock.instant())) {
            throw new Refused("it was valid until " + moment(credential, "validUntil"));
        }
        return from;
    }

    private static Instant moment(JsonNode credential, String name) throws Refused {
        try {
            return OffsetDateTime.parse(text(credential, name)).toInstant();
        } catch (DateTimeParseException broken) {
            throw new Refused("'" + name + "' is no moment: " + credential.path(name));
        }
    }

    private static void same(JsonNode claim, JsonNode inside, String name) throws Refused {
        if (!claim.isString() || !claim.equals(inside)) {
            throw new Refused("it contradicts itself about its " + name + ": " + claim + " and " + inside);
        }
    }

    private static String text(JsonNode node, String name) throws Refused {
        if (!node.path(name).isString()) {
            throw new Refused("it has no '" + name + "'");
        }
        return node.path(name).asString();
    }

    /** Bitstring Status List: bit 0 is the leftmost of the first byte. */
    private boolean isRevoked(JsonNode credential, String statusList) throws Unreadable, Refused {
        var list = SignedToken.of(compact(statusList))
                .orElseThrow(() -> new Unreadable("the status list is no signed token (JWT)."))
                .verified(keys);
        var entry = credential.path("credentialStatus");
        if (!text(list, "iss").equals(text(credential, "iss"))
                || !text(list, "id").equals(text(entry, "statusListCredential"))
                || !text(entry, "statusPurpose").equals("revocation")) {
            throw new Refused(
                    "the status list given is another one: it is to be " + entry.path("statusListCredential"));
        }
        var encoded = text(list.path("credentialSubject"), "encodedList");
        var bits = unpacked(encoded);
        int index;
        try {
            index = Integer.parseInt(text(entry, "statusListIndex"));
        } catch (NumberFormatException broken) {
            throw new Refused("its place in the status list is no number: " + entry.path("statusListIndex"));
        }
        if (index < 0 || index >= bits.length * 8L) {
            throw new Refused("its place in the status list, " + index + ", lies outside of it");
        }
        return (bits[index / 8] & (0x80 >> (index % 8))) != 0;
    }

    private static byte[] unpacked(String encoded) throws Refused {
        if (!encoded.startsWith("u")) {
            throw new Refused("the status list is not in base64url (multibase 'u')");
        }
        try (var in = new GZIPInputStream(
                new ByteArrayInputStream(Base64.getUrlDecoder().decode(encoded.substring(1))))) {
            return in.readNBytes(LARGEST_LIST);
        } catch (IOException | IllegalArgumentException broken) {
            throw new Refused("the status list cannot be unpacked: " + broken.getMessage());
        }
    }
}
