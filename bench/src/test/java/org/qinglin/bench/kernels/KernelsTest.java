package org.qinglin.bench.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qinglin.engine.PairList;
import org.qinglin.engine.PairPlan;
import org.qinglin.engine.Progress;
import org.qinglin.engine.Repaired;
import org.qinglin.engine.format.UnreadableInput;
import org.qinglin.engine.verify.Verdict;

/** What is timed must also be right. */
class KernelsTest {

    private final Kernels kernels = new Kernels();
    private final OneInstance instance = new OneInstance();

    @BeforeEach
    void make() throws IOException, UnreadableInput {
        instance.size = "T";
        instance.make();
    }

    @AfterEach
    void tidy() throws IOException {
        instance.tidy();
        assertThat(instance.pairs()).doesNotExist();
    }

    @Test
    void whatIsReadIsWhatWasFound() throws IOException, UnreadableInput {
        // The sum does not depend on the order of a student’s pairs.
        assertThat(sum(kernels.reading(instance)))
                .isEqualTo(sum(kernels.findingPairs(instance)))
                .isPositive();
    }

    @Test
    void orderingLosesNothing() {
        assertThat(kernels.ordering(instance).students())
                .containsExactlyInAnyOrderElementsOf(instance.asRead().students());
        assertThat(kernels.ordering(instance).match(Progress.SILENT).objective())
                .isEqualTo(instance.asRead().match(Progress.SILENT).objective());
    }

    private static long sum(PairList list) {
        long sum = 0;
        for (int s = 0; s < list.students().size(); s++) {
            for (int j = list.offset()[s]; j < list.offset()[s + 1]; j++) {
                sum += (s + 1L) * (list.need()[j] + 1L) * list.value().at(j);
            }
        }
        return sum;
    }

    @Test
    void whatIsSolvedIsProven_andVerified() throws IOException, UnreadableInput {
        PairPlan plan = kernels.solving(instance);
        Verdict verdict = kernels.verifying(instance);
        assertThat(plan.bound()).isEqualTo(plan.objective()).isPositive();
        assertThat(verdict.outcome()).isEqualTo(Verdict.Outcome.OPTIMAL);
        assertThat(verdict.objective()).isEqualTo(plan.objective());
    }

    @Test
    void whatIsRepairedIsAsGoodAsBefore_andProven() {
        long before = instance.standing().objective();
        for (int i = 0; i < 50; i++) {
            Repaired repaired = kernels.repairing(instance);
            assertThat(repaired.provenOptimal()).isTrue();
            assertThat(repaired.objective()).isEqualTo(before);
        }
    }
}
