package org.qinglin.app.resources;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.organisations.Organisations;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.notice.Detail;
import org.qinglin.app.shared.notice.Notice;
import org.qinglin.app.shared.notice.NoticeKind;
import org.qinglin.app.shared.outbox.Outbox;
import org.springframework.stereotype.Component;

/** Who hears of bookings: the owner of what is asked and taken back, the asker of what becomes of it. */
@Component
class ResourceNotices {

    private final Outbox outbox;
    private final Organisations organisations;

    ResourceNotices(Outbox outbox, Organisations organisations) {
        this.outbox = outbox;
        this.organisations = organisations;
    }

    /** A request came in; what a college takes of its own needs no answer. */
    void asked(Booking booking) {
        if (booking.status() != Booking.Status.REQUESTED) {
            return;
        }
        tell(NoticeKind.BOOKING_ASKED, booking, booking.owner(), Detail.person(booking.purpose()));
    }

    /** So many requests at once, of which this is the first. */
    void askedInARow(Booking first, int uses) {
        if (uses == 1) {
            asked(first);
        } else if (first.status() == Booking.Status.REQUESTED) {
            tell(
                    NoticeKind.BOOKING_ROW_ASKED,
                    first,
                    first.owner(),
                    Detail.number(uses),
                    Detail.person(first.purpose()));
        }
    }

    void cancelledInARow(Booking first, int uses) {
        if (uses == 1) {
            decided(first, new BookingStep.Cancel());
        } else {
            tell(NoticeKind.BOOKING_ROW_CANCELLED, first, first.owner(), Detail.number(uses));
        }
    }

    void decided(Booking booking, BookingStep step) {
        if (step instanceof BookingStep.Approve) {
            tell(NoticeKind.BOOKING_APPROVED, booking, booking.asker());
        } else if (step instanceof BookingStep.Refuse refuse) {
            tell(NoticeKind.BOOKING_REFUSED, booking, booking.asker(), Detail.person(refuse.reason()));
        } else if (step instanceof BookingStep.CallOff off) {
            tell(NoticeKind.BOOKING_CALLED_OFF, booking, booking.asker(), Detail.person(off.reason()));
        } else if (step instanceof BookingStep.Cancel) {
            tell(NoticeKind.BOOKING_CANCELLED, booking, booking.owner());
        }
    }

    /** What was agreed takes place at another place, or by other words than it was asked for. */
    void changed(Booking booking, Resource now) {
        tell(NoticeKind.BOOKING_RESOURCE_CHANGED, booking, booking.asker(), Detail.words(now.location()));
    }

    /** Whoever does it on their own side needs no word of it. */
    private void tell(NoticeKind kind, Booking booking, Party to, Detail... more) {
        var college = college(booking);
        if (college == null || booking.owner().equals(booking.asker())) {
            return;
        }
        var details = new ArrayList<Detail>();
        details.add(Detail.words(booking.resourceName()));
        details.add(Detail.period(booking.from(), booking.to()));
        details.addAll(List.of(more));
        outbox.put(new Notice(kind, college, List.of(to.recipient()), details, "/bookings"));
    }

    /** Whose affair it is; between two of one street it is that of a college which works there. */
    private @Nullable CollegeId college(Booking booking) {
        return Stream.of(booking.owner(), booking.asker())
                .map(Party::college)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(() -> Stream.of(booking.owner(), booking.asker())
                        .map(Party::place)
                        .filter(Objects::nonNull)
                        .flatMap(place -> (place.value().length() == 12
                                        ? organisations.collegesOf(place)
                                        : organisations.collegesIn(place))
                                .stream())
                        .map(each -> each.id())
                        .findFirst()
                        .orElse(null));
    }
}
