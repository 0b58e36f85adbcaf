package org.qinglin.app.places.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ForgivingSearchTest {

    private static ForgivingSearch search;
    private static List<Qingdao.Entry> communities;

    @BeforeAll
    static void readQingdao() {
        search = Qingdao.search();
        communities = Qingdao.communities();
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource({
        "云霄路社区, 370202001001",
        "云霄, 370202001001",
        "云霄路, 370202001001",
        "云霄路居委会, 370202001001",
        "云宵路社区, 370202001001",
        "云霄霄路, 370202001001",
        "yunxiaolu, 370202001001",
        "yunxiao, 370202001001",
        "yxl, 370202001001",
        "yxlsq, 370202001001",
        "YunXiao Lu, 370202001001",
        "峨眉路社区, 370211005038",
        "峨眉山路, 370211005038",
        "emeishanlu, 370211005038",
        "emsl, 370211005038",
        "长江路街道, 370211005",
        "黄岛区长江路街道峨眉山路社区, 370211005038",
        "黄岛 峨眉山, 370211005038",
        "黄岛峨眉山路, 370211005038",
        "泊里镇, 370211103",
        "poli, 370211103",
        "八大关, 370202009",
        "laoshan, 370212",
        "jimo, 370215",
        "laixi, 370285",
        "青岛, 3702"
    })
    void findsItAmongTheFirstThree(String typed, String code) {
        assertThat(search.find(typed, Scope.EVERYWHERE, 3))
                .extracting(Found::code)
                .contains(code);
    }

    @ParameterizedTest
    @EnumSource(Mutilation.class)
    @DisplayName("A mutilated name is found within its street, whatever was done to it")
    void findsMutilatedNamesWithinTheirStreet(Mutilation mutilation) {
        assertThat(trial(mutilation, true).found()).isGreaterThanOrEqualTo(0.96);
    }

    @ParameterizedTest
    @EnumSource(Mutilation.class)
    @DisplayName("A mutilated name is found in all of Qingdao, unless three others fit what is left of it as well")
    void findsMutilatedNamesInAllOfQingdao(Mutilation mutilation) {
        Trial trial = trial(mutilation, false);
        // One wrong character in a village's name of two (王庄 → 新庄) leaves nothing to tell it by.
        double atLeast = switch (mutilation) {
            case NO_ENDING, NO_ROAD, PINYIN, OTHER_ENDING, EXTRA_CHARACTER -> 0.98;
            case PINYIN_MISTYPED -> 0.95;
            case INITIALS -> 0.80;
            case MISSING_CHARACTER, WRONG_CHARACTER -> 0.65;
        };
        assertThat(trial.found()).isGreaterThanOrEqualTo(atLeast);
        assertThat(trial.found() + trial.excused()).isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void communitiesOfTheSameNameStandSideBySideAndTheStreetTellsThemApart() {
        var twins = communities.stream()
                .filter(one -> communities.stream()
                        .anyMatch(other -> other != one && other.name().equals(one.name())))
                .toList();
        assertThat(twins).hasSizeGreaterThanOrEqualTo(60);
        for (var one : twins) {
            assertThat(search.find(one.name(), Scope.EVERYWHERE, 10))
                    .extracting(Found::code)
                    .contains(one.code());
            var street = Scope.of(List.of(NameIndex.key(one.street())), 0);
            assertThat(search.find(one.name(), street, 1).get(0).code()).isEqualTo(one.code());
        }
    }

    @Test
    void nothingAndNonsenseFindNothingAndHarmNothing() {
        for (String text :
                List.of("", "  ", "，。", "\u0000", "'; drop table", "😀", "qqqqqqqqqqqqqq", "x".repeat(5000))) {
            assertThat(search.find(text, Scope.EVERYWHERE, 3)).as(text).isEmpty();
        }
        assertThat(search.find("长".repeat(3000), Scope.EVERYWHERE, 3)).isEmpty();
    }

    /** The shares of names found among the first three, and of those missed that three others fit as well. */
    private record Trial(double found, double excused) {}

    private static Trial trial(Mutilation mutilation, boolean withinStreet) {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int trials = 400;
        int found = 0;
        int excused = 0;
        for (int i = 0; i < trials; i++) {
            var place = communities.get(random.nextInt(communities.size()));
            String typed = mutilation.of(PlaceNames.normal(place.name()), random);
            Scope scope = withinStreet ? Scope.of(List.of(NameIndex.key(place.street())), 0) : Scope.EVERYWHERE;
            // Which of two namesakes was meant, the name alone cannot tell: either is right.
            if (search.find(typed, scope, 3).stream().anyMatch(one -> sameName(one, place))) {
                found++;
            } else if (threeOthersFit(typed, place)) {
                excused++;
            }
        }
        System.out.printf(
                "%s%s: %d of %d found, %d ambiguous, seed %d%n",
                mutilation, withinStreet ? " within its street" : "", found, trials, excused, seed);
        return new Trial(found / (double) trials, excused / (double) trials);
    }

    /** By plain edit distance, which knows nothing of the search's own prices. */
    private static boolean threeOthersFit(String typed, Qingdao.Entry place) {
        int own = distance(typed, place);
        return communities.stream()
                        .filter(other -> !other.name().equals(place.name()))
                        .filter(other -> distance(typed, other) <= own)
                        .map(Qingdao.Entry::name)
                        .distinct()
                        .limit(3)
                        .count()
                == 3;
    }

    private static int distance(String typed, Qingdao.Entry entry) {
        String name = PlaceNames.normal(entry.name());
        String core = name.substring(0, PlaceNames.coreLength(name));
        if (typed.charAt(0) < 128) {
            String initials = Mutilation.INITIALS.of(name, new Random(0));
            return Math.min(
                    EditDistance.between(typed, Pinyin.shared().spell(core)),
                    initials.startsWith(typed) ? 0 : EditDistance.between(typed, initials));
        }
        return EditDistance.between(PlaceNames.typedCore(typed), core);
    }

    private static boolean sameName(Found found, Qingdao.Entry place) {
        return found.code().equals(place.code())
                || communities.stream()
                        .anyMatch(other -> other.code().equals(found.code())
                                && other.name().equals(place.name()));
    }
}
