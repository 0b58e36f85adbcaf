package org.qinglin.app.recognition;

/** What came of issuing a certificate. */
public sealed interface IssueOutcome {

    record Issued(CertificateId id) implements IssueOutcome {}

    /** Nothing in the ledger to certify. */
    record NoHours() implements IssueOutcome {}

    record FieldMissing(String field) implements IssueOutcome {}

    /** A name longer than so many characters. */
    record FieldTooLong(int longest) implements IssueOutcome {}

    record NotFound() implements IssueOutcome {}
}
