package org.qinglin.app.organisations.agreements;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.shared.TypedLines;

/**
 * An agreement as it was typed, by form or API: texts only, so that whatever was entered can be shown again beside what is
 * wrong with it.
 *
 * @param faculty the id of the faculty; {@code street} the code of the street or town. A viewer who acts for one of them
 *     need not name it, and an edit changes neither.
 * @param name of the community college, where there is none of the two yet
 * @param startsOn such as 2026-10-01; {@code endsOn} belongs to it too
 * @param renews the number of the agreement that this one goes on from
 * @param version the version that an edit began with
 */
public record AgreementInput(
        @Nullable String faculty,
        @Nullable String street,
        @Nullable String name,
        @Nullable String branch,
        @Nullable String title,
        @Nullable String body,
        @Nullable String startsOn,
        @Nullable String endsOn,
        @Nullable String renews,
        @Nullable String version,
        @Nullable List<Line> commitments) {

    public AgreementInput {
        commitments = TypedLines.withoutGaps(commitments, new Line(null, null, null, null, null));
    }

    /** Blank lines that the form offers under a content that has none, and under one that has some. */
    private static final int SPARE = 2;

    private static final int ONE_MORE = 1;

    /** A commitment as typed; one without words and target is none. */
    public record Line(
            @Nullable String content,
            @Nullable String words,
            @Nullable String measure,
            @Nullable String programme,
            @Nullable String target) {

        public boolean isMeant() {
            return given(words) || given(target);
        }

        private static boolean given(@Nullable String text) {
            return text != null && !text.isBlank();
        }
    }

    public static AgreementInput of(Agreement agreement, List<Commitment> commitments) {
        return new AgreementInput(
                null,
                null,
                null,
                null,
                agreement.title(),
                agreement.body(),
                agreement.startsOn().toString(),
                agreement.endsOn().toString(),
                null,
                Integer.toString(agreement.version()),
                lines(commitments));
    }

    static List<Line> lines(List<Commitment> commitments) {
        return commitments.stream()
                .map(each -> new Line(
                        each.content().name(),
                        each.words(),
                        each.measure(),
                        each.programme(),
                        each.target().stripTrailingZeros().toPlainString()))
                .toList();
    }

    /** What the form shows: everything typed, by content, with blank lines to go on in. */
    public AgreementInput withSpareLines() {
        var lines = new ArrayList<Line>();
        if (commitments != null) {
            commitments.stream().filter(Line::isMeant).forEach(lines::add);
        }
        for (var content : JointContent.values()) {
            boolean has = lines.stream().anyMatch(each -> content.name().equals(each.content()));
            for (int i = 0; i < (has ? ONE_MORE : SPARE); i++) {
                lines.add(new Line(content.name(), null, null, null, null));
            }
        }
        lines.sort(Comparator.comparing(each -> String.valueOf(each.content()), AgreementInput::inOrder));
        return new AgreementInput(
                faculty, street, name, branch, title, body, startsOn, endsOn, renews, version, List.copyOf(lines));
    }

    private static int inOrder(String one, String other) {
        return Integer.compare(place(one), place(other));
    }

    private static int place(String content) {
        for (var each : JointContent.values()) {
            if (each.name().equals(content)) {
                return each.ordinal();
            }
        }
        return JointContent.values().length;
    }
}
