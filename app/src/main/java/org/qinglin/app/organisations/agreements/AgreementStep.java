package org.qinglin.app.organisations.agreements;

import org.jspecify.annotations.Nullable;

/** What can be done with an agreement. */
public sealed interface AgreementStep {

    /** The draft is laid before both sides; whoever submits it agrees to it. */
    record Submit() implements AgreementStep {}

    record Agree() implements AgreementStep {}

    /** Back to writing, with words about what is to be changed. */
    record SendBack(String words) implements AgreementStep {}

    /** Both sides have signed the paper. Texts as typed: {@code signedOn} such as 2026-10-12. */
    record Sign(
            @Nullable String signedOn,
            @Nullable String collegeSignatory,
            @Nullable String streetSignatory) implements AgreementStep {}

    /** The draft comes to nothing. */
    record Withdraw(String words) implements AgreementStep {}

    /** Its first day has come. */
    record Begin() implements AgreementStep {}

    /** Its last day is over. */
    record End() implements AgreementStep {}

    /** One side ends it before its time, with the reason. */
    record Terminate(String words) implements AgreementStep {}
}
