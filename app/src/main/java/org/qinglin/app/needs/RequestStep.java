package org.qinglin.app.needs;

/** A step in the life of a service request, with what it needs. */
public sealed interface RequestStep {

    record Accept() implements RequestStep {}

    /** The college asks the community something before it decides. */
    record AskBack(String question) implements RequestStep {}

    /** The community answers, and the college's time begins anew. */
    record Answer(String answer) implements RequestStep {}

    record Refuse(String reason) implements RequestStep {}

    record Withdraw(String reason) implements RequestStep {}

    /** The request is the same as another one, which goes on for both. */
    record Merge(RequestId into) implements RequestStep {}

    /** Sessions to come want helpers again: the next dispatch run is to look at them first. */
    record Redispatch(String reason) implements RequestStep {}

    /** A refusal was a mistake: the request waits for an answer again. */
    record Reopen() implements RequestStep {}

    record Close() implements RequestStep {}
}
