package org.qinglin.app;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.qinglin.app.awards.AwardWorld;
import org.qinglin.app.learning.LearningWorld;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/** The whole platform, empty, on a fresh real database, with its clock standing at {@link World#NOW}. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
// Nothing happens by itself: a test that waits for the minute would depend on it.
@SpringBootTest(
        properties = {
            "qinglin.empty=true",
            "qinglin.refill-every=P1D",
            "qinglin.sweep-every=P1D",
            "qinglin.live-every=P1D",
            "qinglin.outbox-every=P1D",
            "qinglin.outbox-sweep=-",
            "qinglin.mail-every=P1D",
            "qinglin.digest-every=P1D",
            "qinglin.webhook-every=P1D",
            "qinglin.remind-every=P1D",
            "qinglin.close-every=P1D",
            "qinglin.wish-sweep=-",
            "qinglin.comment-sweep=-",
            "qinglin.learner-sweep=-",
            "qinglin.seal-every=P1D",
            "qinglin.reconcile=-",
            "qinglin.review-every=P1D",
            "qinglin.position-sweep=-",
            "qinglin.notice-every=P1D",
            "qinglin.agreements-every=P1D",
            "qinglin.practice-every=P1D",
            "qinglin.recount-every=PT0S"
        })
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
@ContextConfiguration(initializers = FreshDatabase.class)
@Import({World.class, PracticeWorld.class, LearningWorld.class, AwardWorld.class, StandingClock.class, KeptFlash.class})
public @interface PlatformTest {}
