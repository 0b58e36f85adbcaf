package org.qinglin.app.needs.internal.importing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.needs.OrderInput;
import org.qinglin.app.shared.Fault;
import org.qinglin.app.shared.sheets.Mangled;
import org.qinglin.app.shared.sheets.RowFault;
import org.qinglin.app.shared.sheets.SheetRow;

/**
 * The rows of one order, made into what a form would have sent; and the way back from a form's fault to the row and
 * column that it comes from.
 */
final class OrderRows {

    /** The dictionaries, by name without blanks. */
    record Names(Map<String, String> colleges, Map<String, String> programmes, Map<String, String> skills) {}

    private record Said(String text, int row) {}

    private final String reference;
    private final List<SheetRow> rows = new ArrayList<>();
    private final List<RowFault> ownFaults = new ArrayList<>();
    private final List<Integer> sessionRows = new ArrayList<>();
    private final List<Integer> roleRows = new ArrayList<>();

    OrderRows(String reference) {
        this.reference = reference;
    }

    String reference() {
        return reference;
    }

    List<SheetRow> rows() {
        return rows;
    }

    void add(SheetRow row) {
        rows.add(row);
    }

    /** Faults that only a file can have: two rows of one order that disagree. */
    List<RowFault> ownFaults() {
        return ownFaults;
    }

    OrderInput input(Names names) {
        Map<String, Said> said = new HashMap<>();
        List<OrderInput.Session> sessions = new ArrayList<>();
        List<OrderInput.Role> roles = new ArrayList<>();
        for (SheetRow row : rows) {
            for (String key : OrderForm.OF_THE_ORDER) {
                hear(row, key, said);
            }
            session(row).filter(session -> !sessions.contains(session)).ifPresent(session -> {
                sessions.add(session);
                sessionRows.add(row.number());
            });
            role(row, names).filter(role -> !roles.contains(role)).ifPresent(role -> {
                roles.add(role);
                roleRows.add(row.number());
            });
        }
        return new OrderInput(
                college(text(said, "college"), names),
                named(text(said, "programme"), names.programmes()),
                text(said, "title"),
                text(said, "description"),
                text(said, "riskText"),
                Mangled.yes(orEmpty(text(said, "hazardous"))) ? "true" : null,
                text(said, "insurancePolicy"),
                digits(text(said, "minAge")),
                digits(text(said, "maxAge")),
                urgency(orEmpty(text(said, "urgency"))),
                text(said, "contactName"),
                phone(text(said, "contactPhone")),
                text(said, "place"),
                sessions,
                roles);
    }

    private void hear(SheetRow row, String key, Map<String, Said> said) {
        String text = row.text(key);
        if (text.isEmpty()) {
            return;
        }
        Said before = said.putIfAbsent(key, new Said(text, row.number()));
        if (before != null && !before.text().equals(text)) {
            ownFaults.add(new RowFault(
                    row.number(), Fault.of(key, text, "import.fault.differs", before.row(), before.text())));
        }
    }

    private static @Nullable String text(Map<String, Said> said, String key) {
        Said found = said.get(key);
        return found == null ? null : found.text();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static Optional<OrderInput.Session> session(SheetRow row) {
        String date = row.text(OrderForm.DATE);
        String from = row.text(OrderForm.FROM);
        String to = row.text(OrderForm.TO);
        if (date.isEmpty() && from.isEmpty() && to.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new OrderInput.Session(
                Mangled.date(date).map(Object::toString).orElse(date),
                Mangled.time(from).map(Object::toString).orElse(from),
                Mangled.time(to).map(Object::toString).orElse(to)));
    }

    private static Optional<OrderInput.Role> role(SheetRow row, Names names) {
        String name = row.text(OrderForm.ROLE);
        String min = row.text(OrderForm.MIN);
        String max = row.text(OrderForm.MAX);
        String skill = row.text(OrderForm.SKILL);
        if (name.isEmpty() && min.isEmpty() && max.isEmpty() && skill.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new OrderInput.Role(
                name,
                Mangled.digits(min),
                Mangled.digits(max),
                skill.isEmpty() ? null : named(skill, names.skills()),
                digits(row.text(OrderForm.LEVEL))));
    }

    private static @Nullable String digits(@Nullable String text) {
        return text == null || text.isEmpty() ? null : Mangled.digits(text);
    }

    /** Digits that Excel lost leave the number as it stands, which the order's rules then refuse. */
    private static @Nullable String phone(@Nullable String text) {
        return text == null ? null : Mangled.phone(text);
    }

    /** A community that works with one college need not name it. */
    private static @Nullable String college(@Nullable String text, Names names) {
        if (text == null) {
            var only = names.colleges().values().stream().distinct().toList();
            return only.size() == 1 ? only.get(0) : null;
        }
        return named(text, names.colleges());
    }

    /** The code behind a name; an unknown name as it is, for the order's rules to refuse. */
    private static @Nullable String named(@Nullable String text, Map<String, String> codes) {
        return text == null ? null : codes.getOrDefault(withoutBlanks(text), text);
    }

    private static String urgency(String text) {
        return switch (text) {
            case "", "不急" -> "1";
            case "希望尽快", "尽快" -> "2";
            case "很急", "急" -> "3";
            default -> Mangled.digits(text);
        };
    }

    /** Where a fault of the order's form comes from in the file. */
    RowFault located(Fault fault) {
        String field = fault.field();
        int row = rows.get(0).number();
        String column = field;
        int bracket = field.indexOf('[');
        if (bracket > 0) {
            int index = Integer.parseInt(field.substring(bracket + 1, field.indexOf(']')));
            String part = field.substring(field.indexOf('.') + 1);
            boolean session = field.startsWith("sessions");
            row = session ? sessionRows.get(index) : roleRows.get(index);
            column = part.equals("name") ? OrderForm.ROLE : part;
        } else if (field.equals("sessions")) {
            column = OrderForm.DATE;
        } else if (field.equals("roles")) {
            column = OrderForm.ROLE;
        } else {
            row = firstWith(field).orElse(row);
        }
        // Excel's 1.38E+10 is more than "no phone number": what to do is another thing.
        String message = Mangled.digitsLost(fault.value()) ? "import.fault.digits-lost" : fault.messageKey();
        return new RowFault(row, new Fault(column, fault.value(), message, fault.arguments()));
    }

    private Optional<Integer> firstWith(String key) {
        return rows.stream()
                .filter(row -> !row.text(key).isEmpty())
                .map(SheetRow::number)
                .findFirst();
    }

    /** A name as the maps know it: without blanks. */
    static String withoutBlanks(String name) {
        return name.replaceAll("\\s", "");
    }
}
