package org.qinglin.app.matching.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.qinglin.app.shared.web.Say;
import org.qinglin.engine.PlanFigures;
import org.springframework.stereotype.Component;

/** Several plans side by side: a chart for each figure, under the sentence that it answers. */
@Component
class FigureCharts {

    private final Say say;

    FigureCharts(Say say) {
        this.say = say;
    }

    /** A plan and what the page calls it. */
    record Named(String name, PlanFigures figures) {}

    /**
     * How a figure is drawn.
     *
     * @param value what is compared
     * @param full the value at which the bar is full; 0 for the largest of all
     * @param moreIsBetter whether the largest is the best
     */
    private record Measure(
            String key,
            ToDoubleFunction<PlanFigures> value,
            double full,
            boolean moreIsBetter,
            Function<PlanFigures, String> text) {}

    List<Gauge.Chart> of(List<Named> plans) {
        return measures().stream().map(each -> chart(each, plans)).toList();
    }

    private List<Measure> measures() {
        return List.of(
                new Measure(
                        "coverage",
                        each -> part(each.coverage().filled(), each.coverage().places()),
                        1,
                        true,
                        each -> say.text(
                                "figure.of",
                                say.percent(
                                        each.coverage().filled(),
                                        each.coverage().places()),
                                each.coverage().filled(),
                                each.coverage().places())),
                new Measure(
                        "minimum",
                        each -> part(
                                each.coverage().neededFilled(), each.coverage().needed()),
                        1,
                        true,
                        each -> say.text(
                                "figure.of",
                                say.percent(
                                        each.coverage().neededFilled(),
                                        each.coverage().needed()),
                                each.coverage().neededFilled(),
                                each.coverage().needed())),
                new Measure("fit", PlanFigures::fitPercent, 100, true, each -> percent(each.fitPercent())),
                new Measure(
                        "way",
                        PlanFigures::meanMetres,
                        0,
                        false,
                        each -> each.coverage().filled() == 0 ? "–" : say.distance(Math.round(each.meanMetres()))),
                new Measure(
                        "wishes",
                        each -> part(each.wishesMet(), each.coverage().filled()),
                        1,
                        true,
                        each -> say.text(
                                "figure.of",
                                say.percent(each.wishesMet(), each.coverage().filled()),
                                each.wishesMet(),
                                each.coverage().filled())),
                new Measure("jain", PlanFigures::jain, 1, true, each -> three(each.jain())),
                new Measure("gini", PlanFigures::giniServing, 1, false, each -> three(each.giniServing())),
                new Measure("serving", PlanFigures::serving, 0, true, each -> say.number(each.serving())));
    }

    private Gauge.Chart chart(Measure measure, List<Named> plans) {
        double most = plans.stream()
                .mapToDouble(each -> measure.value().applyAsDouble(each.figures()))
                .max()
                .orElse(0);
        double full = measure.full() == 0 ? most : measure.full();
        var gauges = new ArrayList<Gauge>();
        for (var plan : plans) {
            double value = measure.value().applyAsDouble(plan.figures());
            gauges.add(new Gauge(
                    plan.name(),
                    full == 0 ? 0 : 100 * value / full,
                    measure.text().apply(plan.figures()),
                    false));
        }
        return new Gauge.Chart(say.text("figure." + measure.key()), sentence(measure, plans), gauges);
    }

    /** Which plan is best by this figure, or that all are alike as far as anyone can read. */
    private String sentence(Measure measure, List<Named> plans) {
        var texts = plans.stream()
                .map(each -> measure.text().apply(each.figures()))
                .distinct()
                .toList();
        if (texts.size() <= 1) {
            return say.text("figure.same");
        }
        var best = plans.get(0);
        for (var plan : plans) {
            double better = measure.value().applyAsDouble(plan.figures())
                    - measure.value().applyAsDouble(best.figures());
            if (measure.moreIsBetter() ? better > 0 : better < 0) {
                best = plan;
            }
        }
        return say.text(measure.moreIsBetter() ? "figure.most" : "figure.least", best.name());
    }

    private static double part(long some, long all) {
        return all == 0 ? 0 : (double) some / all;
    }

    private static String percent(double value) {
        return String.format(Locale.ROOT, "%.1f%%", value);
    }

    private static String three(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
