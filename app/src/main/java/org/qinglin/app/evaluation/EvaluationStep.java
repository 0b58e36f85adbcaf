package org.qinglin.app.evaluation;

/** A step in the life of one side's word. */
public sealed interface EvaluationStep {

    /** The community confirms the hours. */
    record Confirm() implements EvaluationStep {}

    record Speak() implements EvaluationStep {}

    /** The other side speaks, or the days in which both are blind are over. */
    record Reveal() implements EvaluationStep {}

    record TimeUp() implements EvaluationStep {}
}
