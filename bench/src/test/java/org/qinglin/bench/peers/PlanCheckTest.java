package org.qinglin.bench.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanCheckTest {

    @TempDir
    Path folder;

    @BeforeEach
    void twoStudentsAndTwoNeeds() throws IOException {
        Files.writeString(folder.resolve("students.csv"), "student,capacity\na,1\nb,2\n");
        Files.writeString(folder.resolve("needs.csv"), "need,capacity\nx,1\ny,1\n");
        Files.writeString(folder.resolve("pairs.csv"), "student,need,value\na,x,5\nb,x,3\nb,y,7\n");
    }

    private long objective(String... pairs) throws IOException, PlanCheck.NotAPlan {
        Files.writeString(folder.resolve("plan.csv"), "student,need,value\n" + String.join("", pairs));
        return PlanCheck.objective(folder, folder);
    }

    @Test
    void addsAPlanUp() throws IOException, PlanCheck.NotAPlan {
        assertThat(objective("a,x,5\n", "b,y,7\n")).isEqualTo(12);
        assertThat(objective()).isZero();
    }

    @Test
    void refusesWhatIsNoPlan() {
        assertThatThrownBy(() -> objective("a,x,5\n", "b,x,3\n"))
                .isInstanceOf(PlanCheck.NotAPlan.class)
                .hasMessageContaining("x is planned beyond its capacity");
        assertThatThrownBy(() -> objective("a,x,6\n")).hasMessageContaining("does not stand in pairs.csv");
        assertThatThrownBy(() -> objective("b,y,7\n", "b,y,7\n")).hasMessageContaining("stands twice");
        assertThatThrownBy(() -> objective("c,x,5\n")).hasMessageContaining("c is planned");
        assertThatThrownBy(() -> objective("a,x\n")).hasMessageContaining("is no pair");
    }
}
