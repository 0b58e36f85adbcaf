package org.qinglin.app.recognition.credentials;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qinglin.app.organisations.Organisations;
import org.qinglin.app.shared.CollegeId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Signed credentials (Open Badges 3.0), with what a stranger needs to verify them: {@code docs/credentials.md}. */
@Service
@Transactional
public class Credentials {

    private final CredentialKeys keys;
    private final StatusLists lists;
    private final List<Revocable> kinds;
    private final Organisations organisations;

    Credentials(CredentialKeys keys, StatusLists lists, List<Revocable> kinds, Organisations organisations) {
        this.keys = keys;
        this.lists = lists;
        this.kinds = kinds;
        this.organisations = organisations;
    }

    /** The address under which people reach the platform, without a slash at the end. */
    public String site() {
        return keys.site();
    }

    /** The credential as a compact JWT; to be signed once, in the transaction that issues, and kept. */
    public String sign(OpenBadge badge) {
        return keys.sign(badge.claims(keys.site()));
    }

    /** A signed one in the envelope of Verifiable Credentials 2.0, for programs that want JSON. */
    public static Map<String, Object> enveloped(String jwt) {
        var envelope = new LinkedHashMap<String, Object>();
        envelope.put("@context", OpenBadge.CREDENTIALS);
        envelope.put("id", "data:application/vc+jwt," + jwt);
        envelope.put("type", "EnvelopedVerifiableCredential");
        return envelope;
    }

    /** Every key that credentials were signed with, as a JWK set. */
    @Transactional(readOnly = true)
    public Map<String, Object> keySet() {
        return Map.of("keys", keys.all());
    }

    @Transactional(readOnly = true)
    public Optional<Map<String, Object>> key(String kid) {
        return keys.find(kid);
    }

    /** Who issues: the college, never the platform. */
    @Transactional(readOnly = true)
    public Optional<Map<String, Object>> issuer(CollegeId id) {
        return organisations.find(id).map(college -> {
            var profile = OpenBadge.profile(OpenBadge.issuer(keys.site(), id), college.issuer());
            profile.put("@context", List.of(OpenBadge.CREDENTIALS, OpenBadge.BADGES));
            profile.put("description", college.name());
            profile.put("url", keys.site());
            profile.put("phone", college.contact());
            return profile;
        });
    }

    /** The signed list of what a college has revoked of a kind; empty for a kind, a college or a list that there is not. */
    public Optional<String> statusList(String list, CollegeId college, long number) {
        return kinds.stream()
                .filter(each -> each.list().equals(list) && StatusLists.exists(each, number))
                .findFirst()
                .flatMap(kind -> organisations.find(college).map(each -> lists.signed(kind, college, number)));
    }
}
