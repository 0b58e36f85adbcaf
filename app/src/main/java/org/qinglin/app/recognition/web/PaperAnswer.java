package org.qinglin.app.recognition.web;

import org.qinglin.app.recognition.Certificate;
import org.qinglin.app.recognition.Certificates;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A certificate's paper, as it was printed. */
final class PaperAnswer {

    private PaperAnswer() {}

    static ResponseEntity<byte[]> of(Certificate certificate, Certificates certificates) {
        return pdf(certificate.content().number(), certificates.pdf(certificate.id()));
    }

    static ResponseEntity<byte[]> pdf(String name, byte[] content) {
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename(name + ".pdf")
                                .build()
                                .toString())
                .contentType(MediaType.APPLICATION_PDF)
                .body(content);
    }
}
