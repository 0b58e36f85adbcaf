package org.qinglin.app.assignment;

/** A step in the life of one student's place at one session. */
public sealed interface PlaceStep {

    record Accept() implements PlaceStep {}

    record Decline(String reason) implements PlaceStep {}

    /** Nobody answered in time. */
    record Lapse() implements PlaceStep {}

    /** The session was moved. */
    record Move() implements PlaceStep {}

    /** The student can come at the new time and place, too. */
    record ConfirmAnew() implements PlaceStep {}

    /** The student gives the place back. */
    record GiveUp(String reason) implements PlaceStep {}

    /** The student leaves the college. */
    record Leave() implements PlaceStep {}

    /** The organiser takes who applied. */
    record Choose() implements PlaceStep {}

    /** The organiser takes others. */
    record TurnDown() implements PlaceStep {}

    /** The lottery gave the place to who applied. */
    record Draw() implements PlaceStep {}

    /** The lottery drew others first; the order drawn is the order of the line. */
    record DrawLater() implements PlaceStep {}

    /** The lottery is not drawn after all. */
    record CallOff() implements PlaceStep {}

    /** A place became free for who is next in line. */
    record Promote() implements PlaceStep {}

    /** The session does not take place. */
    record Cancel() implements PlaceStep {}
}
