package org.qinglin.credential;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A compact JWS (RFC 7515), read strictly: what two readers might read differently is refused. */
final class SignedToken {

    private static final Set<String> KNOWN_HEADERS = Set.of("alg", "kid", "typ");

    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final String[] parts;

    private SignedToken(String[] parts) {
        this.parts = parts;
    }

    /** Empty if it has not the three parts of a compact JWS. */
    static Optional<SignedToken> of(String text) {
        var parts = text.split("\\.", -1);
        return parts.length == 3 ? Optional.of(new SignedToken(parts)) : Optional.empty();
    }

    /** The payload, if one of the keys has signed it. @throws Refused with what is wrong */
    JsonNode verified(Keys keys) throws Refused {
        var header = json(decoded(parts[0], "header"), "header");
        for (var each : header.propertyNames()) {
            if (!KNOWN_HEADERS.contains(each)) {
                throw new Refused("its header has '" + each + "', which this verifier does not know");
            }
        }
        if (!header.path("alg").asString("").equals("RS256")) {
            throw new Refused("it is signed with " + header.path("alg") + ", not with RS256");
        }
        if (header.has("typ") && !header.path("typ").asString("").equals("JWT")) {
            throw new Refused("its type is " + header.path("typ") + ", not JWT");
        }
        var id = header.path("kid").asString("");
        var key = keys.find(id)
                .orElseThrow(() -> new Refused("it names the key '" + id + "', which is not among the keys given"));
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(key);
            signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
            if (!signature.verify(decoded(parts[2], "signature"))) {
                throw new Refused("the signature does not fit: it was changed, or signed with another key");
            }
        } catch (GeneralSecurityException broken) {
            throw new Refused("the signature cannot be a signature: " + broken.getMessage());
        }
        return json(decoded(parts[1], "payload"), "payload");
    }

    private static byte[] decoded(String part, String name) throws Refused {
        try {
            var bytes = Base64.getUrlDecoder().decode(part);
            // Java's decoder overlooks padding and the bits behind the last byte; a changed byte must not.
            if (Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(part)) {
                return bytes;
            }
        } catch (IllegalArgumentException noBase64) {
            throw new Refused("its " + name + " is no base64url: " + noBase64.getMessage());
        }
        throw new Refused("its " + name + " is base64url written in an unusual way");
    }

    private static JsonNode json(byte[] bytes, String name) throws Refused {
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return STRICT.readTree(text.toString());
        } catch (CharacterCodingException | JacksonException broken) {
            throw new Refused("its " + name + " is no JSON");
        }
    }

    /** Why a token is not accepted. */
    static final class Refused extends Exception {

        private static final long serialVersionUID = 1L;

        private final String why;

        Refused(String why) {
            super(why);
            this.why = why;
        }

        String why() {
            return why;
        }
    }
}
