package org.qinglin.app.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A code is found however it is typed, and no two are alike. */
class ReadableCodeTest {

    @Test
    void aCodeHasOnlySignsThatNobodyMisreads() {
        var codes = Stream.generate(() -> ReadableCode.fresh(ReadableCode.OF_A_PAPER))
                .limit(1_000)
                .toList();
        assertThat(codes).doesNotHaveDuplicates().allMatch(each -> each.matches("[0-9A-HJKMNP-TV-Z]{16}"));
        assertThat(codes).allMatch(each -> ReadableCode.tidy(each).equals(each));
    }

    @Test
    void smallLettersSpacesDashesAndLookalikesAreTyped() {
        assertThat(ReadableCode.tidy(" 0k1z-loi9 ")).isEqualTo("0K1Z1019");
    }
}
