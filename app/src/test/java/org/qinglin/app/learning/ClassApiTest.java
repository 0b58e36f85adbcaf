package org.qinglin.app.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qinglin.app.PlatformTest;
import org.qinglin.app.World;
import org.qinglin.app.identity.SignedIn;
import org.qinglin.app.resources.BookingInput;
import org.qinglin.app.resources.ResourceDesk;
import org.qinglin.app.resources.ResourceId;
import org.qinglin.app.resources.ResourceInput;
import org.qinglin.app.resources.ResourceOffers;
import org.qinglin.app.resources.ResourceOutcome;
import org.qinglin.app.shared.China;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A program books a class's room and moves its lessons by the same rules as the page, and hears the same refusals. */
@PlatformTest
class ClassApiTest {

    @Autowired
    private World world;

    @Autowired
    private LearningWorld learning;

    @Autowired
    private Lessons lessons;

    @Autowired
    private ResourceOffers offers;

    @Autowired
    private ResourceDesk desk;

    @Autowired
    private JsonMapper json;

    @Autowired
    private MockMvc mvc;

    private World.Campus campus;
    private CourseClassId held;
    private ResourceId room;
    private Lesson first;

    @BeforeEach
    void aClassAndARoom() {
        campus = world.campus("课接口", 1);
        held = learning.open(campus, learning.course(campus.college(), "书法"), 5, 3);
        var input = new ResourceInput("VENUE", "活动室", "三十座", "一楼", "08:00", "20:00", "PARTNERS");
        room = ((ResourceOutcome.Offered) offers.offer(campus.communityViewer(), input)).id();
        first = lessons.of(held).get(0);
    }

    private MockHttpServletResponse called(SignedIn who, MockHttpServletRequestBuilder call) throws Exception {
        return mvc.perform(call.with(user(who)).with(csrf())).andReturn().getResponse();
    }

    private MockHttpServletResponse sent(String path, Object body) throws Exception {
        return called(
                campus.collegeAccount(),
                post("/api/classes/" + held.value() + path)
                        .contentType("application/json")
                        .content(json.writeValueAsString(body)));
    }

    private JsonNode told(MockHttpServletResponse answer) throws Exception {
        return json.readTree(answer.getContentAsString(StandardCharsets.UTF_8));
    }

    private record Choice(String room) {}

    private MockHttpServletResponse move(LocalDate day, String from, String to) throws Exception {
        return sent("/lessons/" + first.id().value() + "/move", new LessonPlan.Typed(day.toString(), from, to));
    }

    private LocalDate day() {
        return LocalDate.ofInstant(first.from(), China.TIME);
    }

    @Test
    void aRoomIsBookedForAllLessonsOrNone() throws Exception {
        var booked = told(sent("/room", new Choice(Long.toString(room.value()))));
        assertThat(booked.get("room").asLong()).isEqualTo(room.value());
        assertThat(booked.get("lessons"))
                .hasSize(3)
                .allMatch(each -> each.get("room").asString().equals("REQUESTED"));
        assertThat(told(called(campus.communityAccount(), get("/api/classes/" + held.value() + "/lessons"))))
                .as("the community where it is held sees it")
                .isEqualTo(booked);
        assertThat(sent("/room", new Choice("x")).getStatus()).isEqualTo(422);
        assertThat(told(sent("/room", new Choice(null))).get("room").isNull()).isTrue();
        desk.book(campus.communityViewer(), room, new BookingInput(day().toString(), "10:00", "11:00", "开会"));
        var refused = sent("/room", new Choice(Long.toString(room.value())));
        assertThat(refused.getStatus()).isEqualTo(409);
        assertThat(told(refused).get("outcome").asString()).isEqualTo("NoRoom");
    }

    @Test
    void aLessonMovesWithItsRoom_orNothingChanges() throws Exception {
        sent("/room", new Choice(Long.toString(room.value())));
        var moved = told(move(day().plusDays(1), "14:00", "15:30"));
        assertThat(moved.get("lessons").get(0).get("from").asString())
                .isEqualTo(LearningWorld.morning(day().plusDays(1))
                        .plusHours(5)
                        .atZone(China.TIME)
                        .toInstant()
                        .toString());
        assertThat(told(move(day().plusDays(1), "20:00", "21:30"))
                        .get("outcome")
                        .asString())
                .as("after it closes")
                .isEqualTo("NoRoom");
        assertThat(told(move(day().plusDays(7), "10:00", "11:00"))
                        .get("outcome")
                        .asString())
                .isEqualTo("Overlaps");
        assertThat(move(day(), "11:00", "10:00").getStatus()).isEqualTo(422);
        assertThat(called(
                                campus.communityAccount(),
                                post("/api/classes/" + held.value() + "/lessons/"
                                                + first.id().value() + "/move")
                                        .contentType("application/json")
                                        .content("{}"))
                        .getStatus())
                .as("it hosts the class and does not run it")
                .isEqualTo(404);
    }
}
