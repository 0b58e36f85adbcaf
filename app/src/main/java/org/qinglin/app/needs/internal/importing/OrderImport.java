package org.qinglin.app.needs.internal.importing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.needs.NewRequest;
import org.qinglin.app.needs.OrderDesk;
import org.qinglin.app.needs.OrderInput;
import org.qinglin.app.needs.OrderRules;
import org.qinglin.app.needs.RequestId;
import org.qinglin.app.needs.Requests;
import org.qinglin.app.organisations.Organisations;
import org.qinglin.app.people.Skills;
import org.qinglin.app.programmes.Programmes;
import org.qinglin.app.shared.Checked;
import org.qinglin.app.shared.Fault;
import org.qinglin.app.shared.sheets.ImportProgress;
import org.qinglin.app.shared.sheets.ImportResult;
import org.qinglin.app.shared.sheets.Mangled;
import org.qinglin.app.shared.sheets.RowFault;
import org.qinglin.app.shared.sheets.Sheet;
import org.qinglin.app.shared.sheets.SheetRow;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Submits a file's orders for the viewer's community, by the rules that its form has. The number that an order has in the
 * file is remembered: the same file twice makes no second order.
 */
@Component
public class OrderImport {

    private static final int CHUNK = 100;

    private record Ready(String reference, String digest, NewRequest request) {}

    private record Earlier(String digest, String title) {}

    /** What is to be submitted. */
    private static final class Plan {

        private final List<Ready> added = new ArrayList<>();
        private final List<RowFault> faults = new ArrayList<>();
        private final Set<Integer> faultyRows = new TreeSet<>();
        private int unchanged;
    }

    private final OrderDesk desk;
    private final OrderRules rules;
    private final Requests requests;
    private final Organisations organisations;
    private final Programmes programmes;
    private final Skills skills;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    OrderImport(
            OrderDesk desk,
            OrderRules rules,
            Requests requests,
            Organisations organisations,
            Programmes programmes,
            Skills skills,
            JdbcClient jdbc,
            TransactionTemplate transaction) {
        this.desk = desk;
        this.rules = rules;
        this.requests = requests;
        this.organisations = organisations;
        this.programmes = programmes;
        this.skills = skills;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** Checks all orders, then submits the good ones, or none when all or nothing was asked for and one is faulty. */
    public ImportResult run(Viewer viewer, Sheet sheet, boolean allOrNothing, ImportProgress progress) {
        return Objects.requireNonNull(transaction.execute(status -> {
            Plan plan = plan(viewer, sheet, progress);
            boolean save = plan.faultyRows.isEmpty() || !allOrNothing;
            if (save) {
                write(viewer, plan, progress);
            }
            return new ImportResult(save, plan.added.size(), 0, plan.unchanged, plan.faultyRows.size(), plan.faults);
        }));
    }

    private Plan plan(Viewer viewer, Sheet sheet, ImportProgress progress) {
        Plan plan = new Plan();
        Map<String, Earlier> earlier = earlier(viewer);
        OrderRules.Context context = desk.context(viewer);
        OrderRows.Names names = names(viewer);
        int done = 0;
        int shown = 0;
        for (OrderRows order : orders(sheet, plan)) {
            OrderInput input = order.input(names);
            String digest = digest(input);
            Earlier before = earlier.get(order.reference());
            if (before != null && before.digest().equals(digest)) {
                plan.unchanged++;
            } else if (before != null) {
                Fault taken = Fault.of(
                        OrderForm.REFERENCE, order.reference(), "import.fault.reference-taken", before.title());
                refuse(plan, order, List.of(new RowFault(order.rows().get(0).number(), taken)));
            } else {
                check(plan, order, input, digest, context);
            }
            done += order.rows().size();
            if (done - shown >= CHUNK) {
                shown = done;
                progress.show("checking", done, sheet.rows().size());
            }
        }
        return plan;
    }

    private void check(Plan plan, OrderRows order, OrderInput input, String digest, OrderRules.Context context) {
        List<RowFault> faults = new ArrayList<>(order.ownFaults());
        Checked<NewRequest> checked = rules.check(input, context);
        if (checked instanceof Checked.Faulty<NewRequest> bad) {
            bad.faults().forEach(fault -> faults.add(order.located(fault)));
        }
        if (faults.isEmpty() && checked instanceof Checked.Ok<NewRequest> good) {
            plan.added.add(new Ready(order.reference(), digest, good.value()));
        } else {
            refuse(plan, order, faults);
        }
    }

    /** All rows of a faulty order come back, for only together can they be sent again. */
    private static void refuse(Plan plan, OrderRows order, List<RowFault> faults) {
        Set<Integer> named = faults.stream().map(RowFault::row).collect(Collectors.toSet());
        int first = faults.get(0).row();
        plan.faults.addAll(faults);
        for (SheetRow row : order.rows()) {
            plan.faultyRows.add(row.number());
            if (!named.contains(row.number())) {
                plan.faults.add(new RowFault(
                        row.number(),
                        Fault.of(OrderForm.REFERENCE, order.reference(), "import.fault.same-order", first)));
            }
        }
    }

    /** Rows by the order's number, in the order of the file; rows without a number are faults at once. */
    private static Iterable<OrderRows> orders(Sheet sheet, Plan plan) {
        Map<String, OrderRows> orders = new LinkedHashMap<>();
        for (SheetRow row : sheet.rows()) {
            String reference = Mangled.digits(row.text(OrderForm.REFERENCE));
            if (reference.isEmpty() || reference.length() > 40) {
                String key = reference.isEmpty() ? "fault.required" : "fault.too-long";
                plan.faults.add(new RowFault(
                        row.number(), Fault.of(OrderForm.REFERENCE, reference, key, 40, reference.length())));
                plan.faultyRows.add(row.number());
            } else {
                orders.computeIfAbsent(reference, OrderRows::new).add(row);
            }
        }
        return orders.values();
    }

    private void write(Viewer viewer, Plan plan, ImportProgress progress) {
        int done = 0;
        for (Ready ready : plan.added) {
            RequestId id = requests.submit(viewer, ready.request());
            jdbc.sql("""
                    insert into needs.imported_order (community_code, reference, digest, request_id)
                    values (:community, :reference, :digest, :request)""")
                    .param("community", viewer.mustPlace().value())
                    .param("reference", ready.reference())
                    .param("digest", ready.digest())
                    .param("request", id.value())
                    .update();
            if (++done % CHUNK == 0) {
                progress.show("saving", done, plan.added.size());
            }
        }
    }

    private Map<String, Earlier> earlier(Viewer viewer) {
        Map<String, Earlier> earlier = new HashMap<>();
        jdbc.sql("""
                select i.reference, i.digest, r.title from needs.imported_order i
                join needs.service_request r on r.id = i.request_id where i.community_code = :community""").param("community", viewer.mustPlace().value()).query(row -> {
            earlier.put(row.getString("reference"), new Earlier(row.getString("digest"), row.getString("title")));
        });
        return earlier;
    }

    private OrderRows.Names names(Viewer viewer) {
        Map<String, String> colleges = new HashMap<>();
        organisations.collegesOf(viewer.mustPlace()).forEach(college -> {
            String id = Long.toString(college.id().value());
            colleges.put(OrderRows.withoutBlanks(college.name()), id);
            colleges.put(OrderRows.withoutBlanks(college.shortName()), id);
        });
        Map<String, String> programmeCodes = new HashMap<>();
        programmes.all().forEach(programme -> {
            programmeCodes.put(OrderRows.withoutBlanks(programme.chineseName()), programme.code());
            programmeCodes.put(OrderRows.withoutBlanks(programme.englishName()), programme.code());
        });
        Map<String, String> skillCodes = new HashMap<>();
        skills.all().forEach(skill -> {
            skillCodes.put(OrderRows.withoutBlanks(skill.chineseName()), skill.code());
            skillCodes.put(OrderRows.withoutBlanks(skill.englishName()), skill.code());
        });
        return new OrderRows.Names(colleges, programmeCodes, skillCodes);
    }

    private static String digest(OrderInput input) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(input.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
