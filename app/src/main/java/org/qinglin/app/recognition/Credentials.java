package org.qinglin.app.recognition;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qinglin.app.organisations.Organisations;
import org.qinglin.app.recognition.internal.CredentialKeys;
import org.qinglin.app.shared.CollegeId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Signed credentials of certificates (Open Badges 3.0), with what a stranger needs to verify them: {@code docs/credentials.md}. */
@Service
@Transactional
public class Credentials {

    private final JdbcClient jdbc;
    private final CredentialKeys keys;
    private final StatusLists lists;
    private final Organisations organisations;

    Credentials(JdbcClient jdbc, CredentialKeys keys, StatusLists lists, Organisations organisations) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.lists = lists;
        this.organisations = organisations;
    }

    /**
     * The credential as a compact JWT, as it was signed when the certificate was issued; empty for certificates that are
     * older than credentials. The caller has found the certificate for its college or student.
     */
    @Transactional(readOnly = true)
    public Optional<String> jwt(CertificateId id) {
        return jdbc.sql("select credential from recognition.certificate where id = :id and credential is not null")
                .param("id", id.value())
                .query(String.class)
                .optional();
    }

    /** The same in the envelope of Verifiable Credentials 2.0, for programs that want JSON. */
    @Transactional(readOnly = true)
    public Optional<Map<String, Object>> enveloped(CertificateId id) {
        return jwt(id).map(jwt -> {
            var envelope = new LinkedHashMap<String, Object>();
            envelope.put("@context", CredentialText.CREDENTIALS);
            envelope.put("id", "data:application/vc+jwt," + jwt);
            envelope.put("type", "EnvelopedVerifiableCredential");
            return envelope;
        });
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
            var profile = CredentialText.profile(CredentialText.issuer(keys.site(), id.value()), college.issuer());
            profile.put("@context", List.of(CredentialText.CREDENTIALS, CredentialText.BADGES));
            profile.put("description", college.name());
            profile.put("url", keys.site());
            profile.put("phone", college.contact());
            return profile;
        });
    }

    /** The signed list of what a college has revoked; empty for a college or a list that there is not. */
    public Optional<String> statusList(CollegeId college, long number) {
        long last = jdbc.sql("select coalesce(max(id), 0) from recognition.certificate")
                .query(Long.class)
                .single();
        return number < 0 || StatusLists.number(last) < number
                ? Optional.empty()
                : organisations.find(college).map(each -> lists.signed(college, number));
    }
}
