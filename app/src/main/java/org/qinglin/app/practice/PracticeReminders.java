package org.qinglin.app.practice;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.qinglin.app.people.Students;
import org.qinglin.app.practice.internal.PracticeNotices;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who is reminded, once each: students of their wishes, hosts of their choice, members of reporting where they are paired. */
@Component
@Transactional
public class PracticeReminders {

    /** In one notice: a college has tens of thousands. */
    private static final int STUDENTS_AT_ONCE = 500;

    private final JdbcClient jdbc;
    private final Seasons seasons;
    private final HomePosts posts;
    private final PostWishes wishes;
    private final Students students;
    private final CheckInReminders checkIns;
    private final ToldOnce once;
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
            ToldOnce once,
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
        this.once = once;
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
                || !once.isFirst("WISHES", season.id(), season.wishesUntil())) {
            return 0;
        }
        var wished = wishes.all(season.id()).keySet();
        var without = students.thatMayServe(season.college(), List.of()).stream()
                .filter(each -> !wished.contains(each.value()))
                .toList();
        for (int from = 0; from < without.size(); from += STUDENTS_AT_ONCE) {
            notices.wishesSoon(season, without.subList(from, Math.min(from + STUDENTS_AT_ONCE, without.size())));
        }
        return 1;
    }

    private int choices(Season season, LocalDate today) {
        if (today.isBefore(season.choicesUntil().minusDays(choiceDays))) {
            return 0;
        }
        int told = 0;
        for (var post : posts.offered(season.id())) {
            int heads = wishes.forPost(post.id()).size();
            if (heads > 0 && !hasChosen(post.id()) && once.isFirst("CHOICE", post.id(), season.choicesUntil())) {
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
}
