package org.qinglin.app.shared.sheets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.qinglin.app.shared.AccountId;

class ImportJobTest {

    private static final SheetForm FORM = new SheetForm("x", "x", List.of(Column.required("name", "姓名", "王某")));
    private static final byte[] FILE = "姓名\n王某\n李某\n".getBytes(StandardCharsets.UTF_8);

    private final ImportJob job = new ImportJob("1", new AccountId(1), FORM, Clock.systemUTC());

    @Test
    void tellsItsProgressAndThenItsResult() {
        assertThat(job.view().isRunning()).isTrue();
        job.run(FILE, true, (sheet, allOrNothing, progress) -> {
            progress.show("saving", 1, 2);
            assertThat(job.view().percent()).isEqualTo(50);
            assertThat(job.view().step()).isEqualTo("saving");
            return new ImportResult(true, sheet.rows().size(), 0, 0, 0, List.of());
        });
        assertThat(job.view().state()).isEqualTo(ImportJob.State.DONE);
        assertThat(job.view().result().added()).isEqualTo(2);
    }

    @Test
    void stopsAtTheNextStepOnceItIsCancelled() {
        job.run(FILE, true, (sheet, allOrNothing, progress) -> {
            progress.show("checking", 1, 2);
            job.cancel();
            progress.show("checking", 2, 2);
            throw new AssertionError("went on");
        });
        assertThat(job.view().state()).isEqualTo(ImportJob.State.CANCELLED);
        assertThat(job.view().result()).isNull();
    }

    @Test
    void aBugOfOursEndsItAsFailed() {
        assertThatThrownBy(() -> job.run(FILE, true, (sheet, allOrNothing, progress) -> {
                    throw new IllegalStateException("a bug");
                }))
                .hasMessage("a bug");
        assertThat(job.view().state()).isEqualTo(ImportJob.State.FAILED);
    }
}
