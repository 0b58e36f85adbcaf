package org.qinglin.app.practice;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.qinglin.app.people.Student;
import org.qinglin.app.people.Students;
import org.qinglin.app.practice.internal.PracticeNotices;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.Sql;
import org.qinglin.app.shared.StudentId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who is reminded, once each: students of their wishes, hosts of their choice, members of reporting where they are paired. */
@Component
@Transactional
public class PracticeReminders {

    private static final int STUDENTS_AT_ONCE = 500;

    private final JdbcClient jdbc;
    private final Seasons seasons;
    private final HomePosts posts;
    private final PostWishes wishes;
    private final Students students;
    private final CheckInReminders checkIns;
    private final PracticeNotices notices;
    private final Clock clock;
    private final int wishDays;
    private final int choiceDays;

    /** @param wishDays how many days before the last day of wishes, {@code choiceDays} before that of hosts' choices */
    PracticeReminders(
            JdbcClient jdbc,
            Seasons seasons,
            HomePosts posts,
            PostWishes wishes,
            Students students,
            CheckInReminders checkIns,
            PracticeNotices notices,
            Clock clock,
            @Value("${qinglin.wish-reminder-days:3}") int wishDays,
            @Value("${qinglin.choice-reminder-days:2}") int choiceDays) {
        this.jdbc = jdbc;
        this.seasons = seasons;
        this.posts = posts;
        this.wishes = wishes;
        this.students = students;
        this.checkIns = checkIns;
        this.notices = notices;
        this.clock = clock;
        this.wishDays = wishDays;
        this.choiceDays = choiceDays;
    }

    /** Reminds whoever is due today and was not reminded; returns of how many seasons, posts and pairings. */
    @Scheduled(
            fixedDelayString = "${qinglin.practice-every:PT30M}",
            initialDelayString = "${qinglin.practice-every:PT30M}")
    public int remind() {
        var today = LocalDate.now(clock);
        int told = 0;
        for (var season : seasons.closingBetween(today, today.plusDays(Math.max(wishDays, choiceDays)))) {
            told += switch (season.stage(today)) {
                case WISHING -> wishes(season, today);
                case CHOOSING -> choices(season, today);
                case PLACING, SETTLED -> 0;
            };
        }
        return told + checkIns.remind(today);
    }

    private int wishes(Season season, LocalDate today) {
        if (today.isBefore(season.wishesUntil().minusDays(wishDays))
                || posts.offered(season.id()).isEmpty()
                || !isFirst("WISHES", season.id(), season.wishesUntil())) {
            return 0;
        }
        var wished = wishes.all(season.id()).keySet();
        everyStudent(season.college(), some -> {
            var without =
                    some.stream().filter(each -> !wished.contains(each.value())).toList();
            notices.wishesSoon(season, without);
        });
        return 1;
    }

    /** Those who may serve, some at a time: a college has tens of thousands. */
    private void everyStudent(CollegeId college, Consumer<List<StudentId>> told) {
        for (int offset = 0; ; offset += STUDENTS_AT_ONCE) {
            var some = students.list(college, List.of(), "", offset, STUDENTS_AT_ONCE);
            if (some.isEmpty()) {
                return;
            }
            told.accept(some.stream().filter(Student::mayServe).map(Student::id).toList());
        }
    }

    private int choices(Season season, LocalDate today) {
        if (today.isBefore(season.choicesUntil().minusDays(choiceDays))) {
            return 0;
        }
        int told = 0;
        for (var post : posts.offered(season.id())) {
            int heads = wishes.forPost(post.id()).size();
            if (heads > 0 && !hasChosen(post.id()) && isFirst("CHOICE", post.id(), season.choicesUntil())) {
                notices.choiceSoon(season, post, heads);
                told++;
            }
        }
        return told;
    }

    private boolean hasChosen(long post) {
        return jdbc.sql("select exists (select from practice.choice where post_id = :post)")
                .param("post", post)
                .query(Boolean.class)
                .single();
    }

    /** Marks that somebody is reminded; of two servers that want to, one does. */
    private boolean isFirst(String kind, long subject, LocalDate since) {
        return jdbc.sql("""
                insert into practice.reminder (kind, subject, since, told_at) values (:kind, :subject, :since, :now)
                on conflict do nothing""")
                        .param("kind", kind)
                        .param("subject", subject)
                        .param("since", since)
                        .param("now", Sql.at(clock.instant()))
                        .update()
                > 0;
    }
}
