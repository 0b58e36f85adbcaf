package org.qinglin.app.recognition;

import java.io.Serializable;

/** Identifies a certificate of service. */
public record CertificateId(long value) implements Serializable {}
