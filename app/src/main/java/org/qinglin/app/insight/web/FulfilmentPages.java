package org.qinglin.app.insight.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Role;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.insight.Fulfilment;
import org.qinglin.app.organisations.agreements.Agreement;
import org.qinglin.app.organisations.agreements.AgreementId;
import org.qinglin.app.organisations.agreements.Agreements;
import org.qinglin.app.organisations.agreements.Measure;
import org.qinglin.app.programmes.Programmes;
import org.qinglin.app.shared.web.ListExport;
import org.qinglin.app.shared.web.Listing;
import org.qinglin.app.shared.web.NotFound;
import org.qinglin.app.shared.web.PageRequest;
import org.qinglin.app.shared.web.Say;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What an agreement promised and what became of it, for both its sides, down to the records behind each figure. */
@Controller
class FulfilmentPages {

    private final Fulfilment fulfilment;
    private final Agreements agreements;
    private final Programmes programmes;
    private final Say say;

    FulfilmentPages(Fulfilment fulfilment, Agreements agreements, Programmes programmes, Say say) {
        this.fulfilment = fulfilment;
        this.agreements = agreements;
        this.programmes = programmes;
        this.say = say;
    }

    /**
     * A commitment as it is read.
     *
     * @param width of the bar, 0 to 100
     * @param state a key below {@code fulfilment.state.}
     */
    record Row(
            int number,
            String content,
            String words,
            String counted,
            String actual,
            String target,
            int width,
            String state) {}

    @GetMapping("/agreements/{id}/fulfilment")
    String page(@CurrentViewer Viewer viewer, @PathVariable long id, Model model) {
        show(viewer, id, model);
        return "insight/fulfilment";
    }

    /** The same in short, for beside a renewal that is being written. */
    @GetMapping("/agreements/{id}/fulfilment/summary")
    String summary(@CurrentViewer Viewer viewer, @PathVariable long id, Model model) {
        show(viewer, id, model);
        return "insight/fulfilment-summary :: summary";
    }

    private void show(Viewer viewer, long id, Model model) {
        var whole = fulfilment.of(viewer, new AgreementId(id)).orElseThrow(NotFound::new);
        model.addAttribute("whole", whole);
        model.addAttribute("due", Math.min(99, whole.termPercent())); // a line one wide ends at 100
        model.addAttribute(
                "rows",
                whole.lines().stream()
                        .map(each -> row(each, whole.termPercent()))
                        .toList());
    }

    private Row row(Fulfilment.Line line, int termPercent) {
        var commitment = line.commitment();
        var state = line.isReached()
                ? "reached"
                : line.actual() == null ? "nothing" : line.isBehind(termPercent) ? "behind" : "under-way";
        return new Row(
                commitment.number(),
                commitment.content().name(),
                commitment.words(),
                counted(line),
                line.actual() == null ? "–" : amount(line.actual(), line.measure()),
                amount(commitment.target(), line.measure()),
                line.percent(),
                state);
    }

    private String counted(Fulfilment.Line line) {
        var name = say.text("measure." + line.commitment().measure());
        var programme = programmes.byCode().get(String.valueOf(line.commitment().programme()));
        return programme == null ? name : name + " · " + programme.name(LocaleContextHolder.getLocale());
    }

    /** Rounded only here: to one decimal, a mean to two, lest 4.48 look like the 4.5 that were promised. */
    private String amount(BigDecimal figure, @Nullable Measure measure) {
        boolean mean = measure != null && measure.way() == Measure.Way.MEAN;
        var rounded = figure.setScale(mean ? 2 : 1, RoundingMode.HALF_UP).stripTrailingZeros();
        return say.text("measure.unit." + (measure == null ? "things" : measure.unit()), rounded.toPlainString());
    }

    @GetMapping("/agreements/{id}/fulfilment/{number}")
    String records(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @PathVariable int number,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        var whole = fulfilment.of(viewer, new AgreementId(id), number).orElseThrow(NotFound::new);
        var line = line(whole, number);
        var ask = new PageRequest("", page);
        var found = fulfilment.records(whole.agreement(), line.commitment(), ask.offset(), ask.limit()).stream()
                .map(each -> new Record(each, amount(each.amount(), line.measure())))
                .toList();
        model.addAttribute("whole", whole);
        model.addAttribute("row", row(line, whole.termPercent()));
        model.addAttribute(
                "way", line.measure() == null ? "COUNT" : line.measure().way().name());
        model.addAttribute("list", new Listing<>(found, fulfilment.count(whole.agreement(), line.commitment()), ask));
        model.addAttribute("linked", !viewer.is(Role.STREET));
        return "insight/fulfilment-records";
    }

    /** One record with its share of the figure, as it is said. */
    record Record(Fulfilment.Counted counted, String share) {}

    private static Fulfilment.Line line(Fulfilment.Whole whole, int number) {
        return whole.lines().stream()
                .filter(each -> each.commitment().number() == number)
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    @GetMapping("/agreements/{id}/fulfilment/{number}/export")
    ResponseEntity<byte[]> export(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @PathVariable int number,
            @RequestParam(defaultValue = "xlsx") String format) {
        Agreement agreement = agreements
                .find(viewer, new AgreementId(id))
                .filter(each -> each.status().isSigned())
                .orElseThrow(NotFound::new);
        var line = line(fulfilment.of(agreement), number);
        return ListExport.of(
                say.text("fulfilment.title"),
                format,
                List.of(
                        say.text("fulfilment.record"),
                        say.text("fulfilment.number"),
                        say.text("fulfilment.on"),
                        say.text("fulfilment.share")),
                fulfilment.records(agreement, line.commitment(), 0, Integer.MAX_VALUE).stream()
                        .map(each -> List.of(
                                each.title(),
                                say.text("record." + each.kind(), each.id()),
                                each.on().toString(),
                                each.amount()
                                        .setScale(1, RoundingMode.HALF_UP)
                                        .stripTrailingZeros()
                                        .toPlainString()))
                        .toList());
    }
}
