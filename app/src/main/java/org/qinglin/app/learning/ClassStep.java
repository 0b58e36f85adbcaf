package org.qinglin.app.learning;

/** A step in the life of a class. */
public sealed interface ClassStep {

    record Open() implements ClassStep {}

    record Begin() implements ClassStep {}

    record Finish() implements ClassStep {}

    record Cancel(String reason) implements ClassStep {}
}
