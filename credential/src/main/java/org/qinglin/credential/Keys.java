package org.qinglin.credential;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Public keys by their id, out of a JWK set (RFC 7517) or a single JWK. */
public final class Keys {

    private static final int FEWEST_BITS = 2048;

    private final Map<String, PublicKey> byId;

    private Keys(Map<String, PublicKey> byId) {
        this.byId = byId;
    }

    /** @throws Unreadable if there is no RSA key with an id in it */
    public static Keys of(String json) throws Unreadable {
        var byId = new HashMap<String, PublicKey>();
        try {
            var all = JsonMapper.shared().readTree(json);
            for (var each : all.path("keys").isArray() ? all.path("keys").values() : List.of(all)) {
                if (each.path("kty").asString("").equals("RSA")
                        && each.path("kid").isString()) {
                    byId.put(each.path("kid").asString(), key(each));
                }
            }
        } catch (JacksonException | GeneralSecurityException | IllegalArgumentException broken) {
            throw new Unreadable("the keys are no JWK set: " + broken.getMessage());
        }
        if (byId.isEmpty()) {
            throw new Unreadable("the keys hold no RSA key with an id; take the issuer's /.well-known/jwks.json.");
        }
        return new Keys(byId);
    }

    private static PublicKey key(JsonNode jwk) throws GeneralSecurityException {
        var modulus = number(jwk, "n");
        if (modulus.bitLength() < FEWEST_BITS) {
            throw new GeneralSecurityException("key " + jwk.path("kid") + " has " + modulus.bitLength() + " bits");
        }
        return KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, number(jwk, "e")));
    }

    private static BigInteger number(JsonNode jwk, String name) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(jwk.path(name).asString("")));
    }

    Optional<PublicKey> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }
}
