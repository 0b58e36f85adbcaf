package org.qinglin.app.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qinglin.app.PlatformTest;
import org.qinglin.app.World;
import org.qinglin.app.identity.NewAccount;
import org.qinglin.app.identity.SignedIn;
import org.qinglin.app.organisations.agreements.AgreementDesk;
import org.qinglin.app.organisations.agreements.AgreementInput;
import org.qinglin.app.organisations.agreements.AgreementOutcome;
import org.qinglin.app.projects.ProjectDesk;
import org.qinglin.app.projects.ProjectInput;
import org.qinglin.app.projects.ProjectOutcome;
import org.qinglin.app.shared.Fault;
import org.qinglin.app.shared.PlaceCode;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;

/** What both sides say is read by both, by nobody else, and stays as it was said. */
@PlatformTest
class ConversationTest {

    private static final byte[] PAPER = "%PDF-1.4 x".getBytes(StandardCharsets.UTF_8);

    @Autowired
    private World world;

    @Autowired
    private Conversations conversations;

    @Autowired
    private AgreementDesk desk;

    @Autowired
    private ProjectDesk projects;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MockMvc mvc;

    private World.Campus campus;
    private SignedIn street;
    private long agreement;

    @BeforeEach
    void twoSides() {
        campus = world.campus("商量", 1);
        street = world.open(NewAccount.street("talk-" + campus.id().value(), "街道王主任", new PlaceCode("370211005")));
        agreement = ((AgreementOutcome.Done) desk.draft(
                        campus.facultyAccount().getViewer(),
                        new AgreementInput(
                                null,
                                "370211005",
                                null,
                                null,
                                "商量的协议",
                                "",
                                "2026-07-01",
                                "2027-06-30",
                                null,
                                null,
                                List.of())))
                .id()
                .value();
    }

    private List<Conversations.Message> read(SignedIn reader) {
        var about = conversations
                .subject(reader.getViewer(), "agreements", agreement)
                .orElseThrow();
        return conversations.messages(reader.getViewer(), about);
    }

    private long said(SayOutcome outcome) {
        assertThat(outcome).isInstanceOf(SayOutcome.Said.class);
        return ((SayOutcome.Said) outcome).message();
    }

    @Test
    void bothSidesReadWhatWasSaidAndWhatIsNew() {
        var paper = List.of(new Conversations.Sent("计划.pdf", PAPER));
        said(conversations.say(street.getViewer(), "agreements", agreement, "七月先开两门课", true, paper));
        said(conversations.say(campus.college(), "agreements", agreement, "好", false, List.of()));
        assertThat(read(campus.facultyAccount()))
                .extracting(
                        Conversations.Message::words, Conversations.Message::decision, Conversations.Message::unread)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("七月先开两门课", true, true),
                        org.assertj.core.groups.Tuple.tuple("好", false, true));
        assertThat(read(street)).extracting(Conversations.Message::unread).containsExactly(false, true);
        assertThat(conversations.of(street.getViewer(), 0, 100))
                .filteredOn(each -> each.subjectId() == agreement)
                .singleElement()
                .satisfies(each -> assertThat(each.unread()).isEqualTo(1));
        var about = conversations
                .subject(street.getViewer(), "agreements", agreement)
                .orElseThrow();
        conversations.seen(street.getViewer(), about);
        assertThat(read(street)).extracting(Conversations.Message::unread).containsExactly(false, false);
        assertThat(read(street).get(0).files())
                .extracting(Conversations.Enclosed::name)
                .containsExactly("计划.pdf");
    }

    @Test
    void theOtherSideIsToldAndOneSideIsNotTellingItself() {
        said(conversations.say(street.getViewer(), "agreements", agreement, "请看一下", false, List.of()));
        var fact = jdbc.sql(
                        "select fact::text from shared.outbox where fact ->> 'kind' = 'CONVERSATION_MESSAGE' and fact ->> 'link' = :link")
                .param("link", "/agreements/" + agreement)
                .query(String.class)
                .single();
        assertThat(fact).contains("FACULTY", "COLLEGE", "街道王主任").doesNotContain("\"STREET\"");
    }

    @Test
    void whatWasSaidStaysAsItWasSaid() {
        long message = said(conversations.say(street.getViewer(), "agreements", agreement, "原话", false, List.of()));
        for (var attack : List.of(
                "update conversation.message set words = 'x' where id = :id",
                "delete from conversation.message where id = :id",
                "delete from conversation.file where message_id = :id")) {
            assertThatThrownBy(() -> jdbc.sql(attack).param("id", message).update())
                    .as(attack)
                    .isInstanceOf(DataAccessException.class);
        }
    }

    @Test
    void whoMayNotReadTheRecordMayNotReadWhatIsSaidAboutIt() throws Exception {
        said(conversations.say(
                street.getViewer(),
                "agreements",
                agreement,
                "只给双方",
                false,
                List.of(new Conversations.Sent("a.pdf", PAPER))));
        long file = read(street).get(0).files().get(0).id();
        var other = world.campus("旁听", 1);
        var otherStreet = world.open(NewAccount.street("listener-" + agreement, "别的镇", new PlaceCode("370211103")));
        for (var stranger : List.of(
                other.collegeAccount(),
                other.facultyAccount(),
                other.communityAccount(),
                campus.communityAccount(),
                otherStreet)) {
            var path = "/conversations/agreements/" + agreement;
            for (var each : List.of(path, path + "/files/" + file, "/api" + path)) {
                mvc.perform(get(each).with(user(stranger))).andExpect(status().isNotFound());
            }
            mvc.perform(post(path).with(csrf()).with(user(stranger)).param("words", "插话"))
                    .andExpect(status().isNotFound());
            assertThat(conversations.of(stranger.getViewer(), 0, 100))
                    .noneMatch(each ->
                            each.subjectId() == agreement && each.subject().equals("agreements"));
        }
        mvc.perform(get("/conversations/nothing/1").with(user(street))).andExpect(status().isNotFound());
    }

    @Test
    void anOrderIsTalkedAboutByItsCommunityAndItsCollege() throws Exception {
        var order = world.ordered(campus, LocalDateTime.of(2026, 6, 20, 9, 0), 1);
        var path = "/conversations/orders/" + order.value();
        mvc.perform(post(path)
                        .with(csrf())
                        .with(user(campus.communityAccount()))
                        .param("words", "老人多，请早到"))
                .andExpect(redirectedUrl("/orders/" + order.value()));
        var shown = mvc.perform(get(path).header("HX-Request", "true").with(user(campus.facultyAccount())))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(shown).contains("老人多，请早到", "社区").doesNotContain("<html");
        assertThat(mvc.perform(get("/orders/" + order.value()).with(user(campus.communityAccount())))
                        .andReturn()
                        .getResponse()
                        .getContentAsString(StandardCharsets.UTF_8))
                .contains("hx-get=\"" + path + "\"");
        mvc.perform(get("/conversations").with(user(campus.communityAccount()))).andExpect(status().isOk());
        mvc.perform(get(path).with(user(street))).andExpect(status().isNotFound());
    }

    @Test
    void aFaultTellsWhatToDo() throws Exception {
        assertThat(((SayOutcome.Faulty) conversations.say(
                                street.getViewer(),
                                "agreements",
                                agreement,
                                " ",
                                true,
                                List.of(new Conversations.Sent("a.pdf", PAPER))))
                        .faults())
                .extracting(Fault::field, Fault::messageKey)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("words", "fault.required"));
        mvc.perform(post("/api/conversations/agreements/" + agreement)
                        .with(csrf())
                        .with(user(street))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{}"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.faults[0].field").value("words"));
        mvc.perform(multipart("/api/conversations/agreements/" + agreement + "/files")
                        .file(new MockMultipartFile("file", "x.exe", null, new byte[] {1, 2, 3, 4, 5, 6}))
                        .with(csrf())
                        .with(user(street)))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.faults[0].value").value("x.exe"));
        mvc.perform(multipart("/api/conversations/agreements/" + agreement + "/files")
                        .file(new MockMultipartFile("file", "x.pdf", null, PAPER))
                        .with(csrf())
                        .with(user(street)))
                .andExpect(status().isCreated());
    }

    @Test
    void aProjectIsTalkedAboutByItsCommunityAndItsCollege() throws Exception {
        var input = new ProjectInput(
                "艺美乡村",
                "VolunteerService",
                "文艺下乡",
                null,
                null,
                campus.community().value(),
                "2026-06-10",
                "2026-08-10",
                "画一面墙",
                "颜料",
                "两面墙");
        var project = ((ProjectOutcome.Done) projects.begin(campus.college(), input))
                .id()
                .value();
        var path = "/conversations/projects/" + project;
        mvc.perform(post(path)
                        .with(csrf())
                        .with(user(campus.communityAccount()))
                        .param("words", "墙已经刷白"))
                .andExpect(redirectedUrl("/projects/" + project));
        assertThat(shown(path, campus.facultyAccount())).contains("墙已经刷白");
        assertThat(shown("/projects/" + project, campus.collegeAccount())).contains("hx-get=\"" + path + "\"");
        assertThat(shown("/conversations", campus.communityAccount())).contains("艺美乡村", "项目");
        for (var stranger : List.of(world.campus("项目外", 1).collegeAccount(), street)) {
            mvc.perform(get(path).with(user(stranger))).andExpect(status().isNotFound());
        }
    }

    private String shown(String path, SignedIn reader) throws Exception {
        return mvc.perform(get(path).with(user(reader)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }
}
