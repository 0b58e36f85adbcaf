package org.qinglin.app.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LikenessTest {

    @Test
    void theSameTextIsWhollyAlikeAndAStrangerNotAtAll() {
        assertThat(Likeness.of("教老人用手机", "教老人用手机")).isEqualTo(1);
        assertThat(Likeness.of("教老人用手机", "社区义诊")).isZero();
        assertThat(Likeness.of("", "社区义诊")).isZero();
        assertThat(Likeness.of("诊", "诊")).isZero(); // one character is no pair
    }

    @Test
    void aWordMoreOrLessLeavesTextsAlike() {
        // 教老 老人 人用 用手 手机 and 教老 老人 人用 用智 智能 能手 手机: 4 in common
        assertThat(Likeness.of("教老人用手机", "教老人用智能手机")).isCloseTo(8.0 / 12, within(1e-9));
    }

    @Test
    void punctuationAndCaseDoNotCount() {
        assertThat(Likeness.of("IT 帮忙！", "it帮忙")).isGreaterThan(0.6);
    }

    @Test
    void aWordThatATextContainsIsWhollyWithinIt() {
        assertThat(Likeness.within("急救", "请会急救的同学来")).isEqualTo(1);
        assertThat(Likeness.within("急救", "请同学来")).isZero();
    }
}
