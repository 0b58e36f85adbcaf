package org.qinglin.app.attendance.internal;

import org.qinglin.app.attendance.Reviews;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Lets organisers know of doubtful marks once no more can be made. */
@Component
class ReviewTelling {

    private final Reviews reviews;

    ReviewTelling(Reviews reviews) {
        this.reviews = reviews;
    }

    @Scheduled(fixedDelayString = "${qinglin.review-every:PT10M}", initialDelayString = "${qinglin.review-every:PT10M}")
    void tell() {
        reviews.tell();
    }
}
