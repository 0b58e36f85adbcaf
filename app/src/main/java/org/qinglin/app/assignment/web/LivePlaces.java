package org.qinglin.app.assignment.web;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.qinglin.app.assignment.signup.RolePlaces;
import org.qinglin.app.needs.SessionRoleId;
import org.qinglin.app.shared.CollegeId;
import org.springframework.http.MediaType;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells browsers how many places are free, as long as they look. All are served by one query every half second, however many
 * they are and whichever node gave the places away.
 */
@Component
class LivePlaces {

    /** A browser connects anew by itself. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private static final int MOST_ROLES = 200;

    private final RolePlaces places;
    private final Clock clock;
    private final Set<Follower> followers = ConcurrentHashMap.newKeySet();

    LivePlaces(RolePlaces places, Clock clock) {
        this.places = places;
        this.clock = clock;
    }

    private static final class Follower {
        private final SseEmitter emitter = new SseEmitter(LONGEST.toMillis());
        private final CollegeId college;
        private final Set<SessionRoleId> roles;
        private final Map<SessionRoleId, Integer> told = new HashMap<>();

        Follower(CollegeId college, Set<SessionRoleId> roles) {
            this.college = college;
            this.roles = roles;
        }
    }

    SseEmitter follow(CollegeId college, Collection<SessionRoleId> roles) {
        var follower = new Follower(
                college, Set.copyOf(roles.stream().distinct().limit(MOST_ROLES).toList()));
        follower.emitter.onCompletion(() -> followers.remove(follower));
        follower.emitter.onTimeout(follower.emitter::complete);
        follower.emitter.onError(failure -> followers.remove(follower));
        followers.add(follower);
        tell(List.of(follower));
        return follower.emitter;
    }

    /** Tells everyone what has changed since they were told last. */
    @Scheduled(fixedDelayString = "${qinglin.live-every:PT0.5S}", initialDelayString = "${qinglin.live-every:PT0.5S}")
    void tell() {
        if (!followers.isEmpty()) {
            tell(List.copyOf(followers));
        }
    }

    private void tell(List<Follower> all) {
        var roles = new HashSet<SessionRoleId>();
        all.forEach(each -> roles.addAll(each.roles));
        var free = places.free(roles, clock.instant());
        all.forEach(each -> tell(each, free));
    }

    private void tell(Follower follower, Map<SessionRoleId, RolePlaces.Free> free) {
        synchronized (follower) {
            var news = new HashMap<String, Integer>();
            for (var role : follower.roles) {
                var now = free.get(role);
                if (now != null
                        && now.college().equals(follower.college)
                        && !Integer.valueOf(now.places()).equals(follower.told.put(role, now.places()))) {
                    news.put(Long.toString(role.value()), now.places());
                }
            }
            if (news.isEmpty()) {
                return;
            }
            try {
                follower.emitter.send(SseEmitter.event().name("free").data(news, MediaType.APPLICATION_JSON));
            } catch (IOException | IllegalStateException gone) {
                followers.remove(follower);
            }
        }
    }
}
