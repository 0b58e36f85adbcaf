package org.qinglin.e2e;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qinglin.app.shared.China;
import org.qinglin.e2e.PracticeChapter.Hometown;

/**
 * A year in small, by the pages of both sides: an agreement with a new street is signed; a branch is paired; a room is
 * lent; two projects run and one is honoured, an objection notwithstanding; neighbours take a course; students go home by a
 * stable matching; the agreement is renewed beside what the old one came to; at the summary meeting the award and a flag are handed over; and the report says what its records say.
 */
class YearStoryTest {

    private final Platform platform = Platform.shared();
    private LocalDateTime before;

    @BeforeEach
    void beginNow() {
        before = LocalDateTime.ofInstant(platform.now(), China.TIME);
        platform.travelTo(LocalDateTime.now(China.TIME));
    }

    @AfterEach
    void goBack() {
        platform.travelTo(before);
    }

    @ParameterizedTest(name = "at {0} px in {1} by {2}")
    @CsvSource({"390, zh, 信息学院", "1280, en, 生物与化工学院"})
    void fromSigningToTheReport(int width, String language, String faculty) throws Exception {
        try (var browsing = new Browsing(platform.address(), width, language)) {
            var story = new Telling(browsing, platform, faculty, LocalDate.now(China.TIME));
            story.on(0);
            var agreements = new AgreementChapter(story);
            var agreement = agreements.signed();
            var host = new PracticeChapter(story).paired();
            var resources = new ResourceChapter(story);
            var room = resources.approved();
            var hometown = Hometown.wishedFor(story, host);
            var course = new CourseChapter(story).enrolled();
            new ProjectChapter(story).finished("进村维修日");
            new ProjectChapter(story).finished("大棚数据课");
            var awards = new AwardChapter(story);
            var round = awards.named("进村维修日 " + faculty);
            story.on(1);
            hometown.chosenByTheHost();
            awards.scored(round);
            story.on(2);
            hometown.placedByTheStableMatching();
            resources.givenBack(room);
            CourseChapter.completed(course);
            awards.proposedAndObjectedTo(round);
            story.on(10);
            awards.honoured(round, "进村维修日 " + faculty);
            agreements.renewed(agreement);
            new MeetingChapter(story).held("优秀项目 " + faculty);
            new ReportChapter(story).saysWhatItsRecordsSay();
        }
    }
}
