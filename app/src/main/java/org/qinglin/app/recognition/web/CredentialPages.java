package org.qinglin.app.recognition.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.recognition.Certificate;
import org.qinglin.app.recognition.CertificateId;
import org.qinglin.app.recognition.Certificates;
import org.qinglin.app.recognition.credentials.Credentials;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.web.NotFound;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Signed credentials to take along, and what anyone needs to verify them: keys, issuers, status lists. */
@RestController
@Tag(name = "credentials", description = "Signed credentials of certificates, Open Badges 3.0")
class CredentialPages {

    private static final MediaType JWT = MediaType.parseMediaType("application/jwt");

    private final Credentials credentials;
    private final Certificates certificates;

    CredentialPages(Credentials credentials, Certificates certificates) {
        this.credentials = credentials;
        this.certificates = certificates;
    }

    @Operation(summary = "A certificate's credential as a signed JWT")
    @GetMapping("/certificates/{id}/credential.jwt")
    ResponseEntity<Object> jwt(@CurrentViewer Viewer viewer, @PathVariable long id) {
        return jwt(ofCollege(viewer, id));
    }

    @Operation(summary = "The same in a JSON envelope")
    @GetMapping("/certificates/{id}/credential.json")
    ResponseEntity<Object> json(@CurrentViewer Viewer viewer, @PathVariable long id) {
        return json(ofCollege(viewer, id));
    }

    @Operation(summary = "The credential of an own certificate as a signed JWT")
    @GetMapping("/my/certificates/{id}/credential.jwt")
    ResponseEntity<Object> ownJwt(@CurrentViewer Viewer viewer, @PathVariable long id) {
        return jwt(own(viewer, id));
    }

    @Operation(summary = "The same in a JSON envelope")
    @GetMapping("/my/certificates/{id}/credential.json")
    ResponseEntity<Object> ownJson(@CurrentViewer Viewer viewer, @PathVariable long id) {
        return json(own(viewer, id));
    }

    @Operation(summary = "Every key that credentials were signed with, as a JWK set (RFC 7517)")
    @GetMapping("/.well-known/jwks.json")
    Map<String, Object> keys() {
        return credentials.keySet();
    }

    @Operation(summary = "One of these keys; a credential names it by this address")
    @GetMapping("/credentials/keys/{kid}")
    Map<String, Object> key(@PathVariable String kid) {
        return credentials.key(kid).orElseThrow(NotFound::new);
    }

    @Operation(summary = "Who issues: the college")
    @GetMapping("/credentials/issuers/{college}")
    Map<String, Object> issuer(@PathVariable long college) {
        return credentials.issuer(new CollegeId(college)).orElseThrow(NotFound::new);
    }

    @Operation(summary = "Which certificates a college has revoked, as a signed Bitstring Status List")
    @GetMapping("/credentials/status/{college}/{number}")
    ResponseEntity<Object> status(@PathVariable long college, @PathVariable long number) {
        return status(college, "", number);
    }

    @Operation(summary = "The same of another kind of credential, such as awards")
    @GetMapping("/credentials/status/{college}/{list}/{number}")
    ResponseEntity<Object> status(@PathVariable long college, @PathVariable String list, @PathVariable long number) {
        return ResponseEntity.ok()
                .contentType(JWT)
                .body(credentials
                        .statusList(list, new CollegeId(college), number)
                        .orElseThrow(NotFound::new));
    }

    private Certificate ofCollege(Viewer viewer, long id) {
        return certificates.find(viewer.mustCollege(), new CertificateId(id)).orElseThrow(NotFound::new);
    }

    private Certificate own(Viewer viewer, long id) {
        return certificates.of(viewer.mustStudent()).stream()
                .filter(each -> each.id().value() == id)
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    private ResponseEntity<Object> jwt(Certificate certificate) {
        return file(
                certificate,
                ".jwt",
                JWT,
                certificates.credential(certificate.id()).orElseThrow(NotFound::new));
    }

    private ResponseEntity<Object> json(Certificate certificate) {
        return file(
                certificate,
                ".json",
                MediaType.APPLICATION_JSON,
                certificates
                        .credential(certificate.id())
                        .map(Credentials::enveloped)
                        .orElseThrow(NotFound::new));
    }

    private static ResponseEntity<Object> file(Certificate certificate, String ending, MediaType type, Object content) {
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(certificate.content().number() + ending)
                                .build()
                                .toString())
                .contentType(type)
                .body(content);
    }
}
