package org.qinglin.app.meetings;

import org.qinglin.app.organisations.agreements.Measure;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** What meetings count for reports. */
@Configuration
class MeetingMeasures {

    @Bean
    @Order(50)
    Measure meetingsHeld() {
        return new Measure("meetings-held", Measure.Way.COUNT, "meetings", "meetings.published_meetings", false);
    }

    @Bean
    @Order(51)
    Measure peoplePresent() {
        return new Measure("people-present", Measure.Way.COUNT, "people", "meetings.published_people_present", false);
    }
}
