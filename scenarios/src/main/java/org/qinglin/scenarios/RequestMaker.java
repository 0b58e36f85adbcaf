package org.qinglin.scenarios;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.qinglin.engine.Period;
import org.qinglin.scenarios.DemoTerm.Community;
import org.qinglin.scenarios.DemoTerm.Evaluation;
import org.qinglin.scenarios.DemoTerm.Request;
import org.qinglin.scenarios.DemoTerm.RoleNeed;
import org.qinglin.scenarios.DemoTerm.Session;
import org.qinglin.scenarios.DemoTerm.Stage;
import org.qinglin.scenarios.RequestTemplate.RoleTemplate;

/** Invents the orders: 150 with 500 sessions, each in the stage that its dates allow. */
final class RequestMaker {

    /** How many orders of each stage, and with how many sessions each: 150 and 500 in all. */
    private enum Batch {
        SERVED(Stage.SERVED, 48, 4),
        RUNNING(Stage.RUNNING, 26, 6),
        ACCEPTED(Stage.ACCEPTED, 58, 2),
        SUBMITTED(Stage.SUBMITTED, 17, 2),
        REFUSED(Stage.REFUSED, 1, 2);

        private final Stage stage;
        private final int orders;
        private final int sessions;

        Batch(Stage stage, int orders, int sessions) {
            this.stage = stage;
            this.orders = orders;
            this.sessions = sessions;
        }
    }

    private static final List<String> COMMENTS = List.of(
            "同学们准时、耐心，居民很满意。",
            "讲得清楚，老人学会了视频通话。",
            "准备充分，希望下次人数再多一些。",
            "服务认真，现场秩序很好。",
            "态度很好，时间可以再长一点。",
            "有一位同学迟到，其他都很好。");
    private static final String REFUSAL = "活动涉及高空作业，不适合学生承担；建议改为地面秩序引导后重新提交。";
    private static final int ORDERS_OF_THE_SECOND_COLLEGE = 12;

    private final List<Community> communities;
    private final List<RequestTemplate> templates = RequestTemplate.all();
    private final LocalDate today;
    private final Random random;
    private int made;

    RequestMaker(List<Community> communities, LocalDate today, long seed) {
        this.communities = communities;
        this.today = today;
        this.random = new Random(seed ^ 0x0DE7);
    }

    List<Request> all() {
        List<Request> requests = new ArrayList<>();
        for (Batch batch : Batch.values()) {
            for (int i = 0; i < batch.orders; i++) {
                requests.add(request(batch));
            }
        }
        requests.sort((a, b) -> a.submittedAt().compareTo(b.submittedAt()));
        return requests;
    }

    private Request request(Batch batch) {
        int number = ++made;
        // Templates in turn, so that every programme has orders in every stage of any size.
        RequestTemplate template = templates.get(number * 7 % templates.size());
        boolean second = number % (150 / ORDERS_OF_THE_SECOND_COLLEGE) == 0;
        Community community =
                second ? communities.get(number % 5) : communities.get(random.nextInt(communities.size()));
        String key = String.format("R%03d", number);
        List<Session> sessions = sessions(batch, key, template);
        LocalDate first = sessions.get(0).period().start().toLocalDate();
        return new Request(
                key,
                second ? Cast.SEASIDE : Cast.FOUNDING,
                community.code(),
                template.programme(),
                template.title(),
                template.description(),
                template.risk(),
                random.nextInt(6) == 0 ? 2 : random.nextInt(2),
                submittedOn(batch, first).atTime(LocalTime.of(8 + random.nextInt(10), random.nextInt(60))),
                batch.stage,
                second || random.nextInt(3) == 0 ? null : template.team(),
                batch.stage == Stage.REFUSED ? REFUSAL : null,
                evaluation(batch.stage),
                sessions);
    }

    private @Nullable Evaluation evaluation(Stage stage) {
        if (stage != Stage.SERVED) {
            return null;
        }
        int which = random.nextInt(COMMENTS.size());
        return new Evaluation(which == COMMENTS.size() - 1 ? 3 : 4 + random.nextInt(2), COMMENTS.get(which));
    }

    /** Orders come one to three weeks ahead; what waits for review came in these days, whatever it is for. */
    private LocalDate submittedOn(Batch batch, LocalDate first) {
        return switch (batch.stage) {
            case SERVED, RUNNING -> first.minusDays(7 + random.nextInt(14));
            case ACCEPTED -> today.minusDays(3 + random.nextInt(20));
            case SUBMITTED, REFUSED -> today.minusDays(1 + random.nextInt(6));
        };
    }

    /** One weekday and time, week after week. */
    private List<Session> sessions(Batch batch, String key, RequestTemplate template) {
        DayOfWeek day = template.when().day(random);
        SessionTimes time = template.when().time(day, random);
        LocalDate first = today.plusWeeks(weeksToFirst(batch)).with(TemporalAdjusters.next(day));
        List<Session> sessions = new ArrayList<>();
        for (int i = 0; i < batch.sessions; i++) {
            String sessionKey = key + "-" + (i + 1);
            Period period = time.on(first.plusWeeks(i));
            List<RoleNeed> roles = new ArrayList<>();
            for (int r = 0; r < template.roles().size(); r++) {
                RoleTemplate role = template.roles().get(r);
                roles.add(new RoleNeed(
                        sessionKey + (char) ('a' + r),
                        role.name(),
                        role.skills(),
                        role.minHeads(),
                        role.maxHeads(),
                        role.minAge()));
            }
            sessions.add(new Session(sessionKey, period, roles));
        }
        return sessions;
    }

    /** From today to the week before the first session: the next such weekday after it is at most 7 days later. */
    private int weeksToFirst(Batch batch) {
        return switch (batch.stage) {
            case SERVED -> -batch.sessions - 1 - random.nextInt(5);
            case RUNNING -> -3;
            case ACCEPTED -> random.nextInt(3);
            case SUBMITTED, REFUSED -> 1 + random.nextInt(3);
        };
    }
}
