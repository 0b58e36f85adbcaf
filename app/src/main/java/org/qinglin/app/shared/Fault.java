package org.qinglin.app.shared;

import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * What is wrong with one field of an input: the field, the value that was given, and a message key whose text says what
 * to do. The message gets the value as {@code {0}} and the further arguments after it. A session keeps it until the page
 * that shows it.
 */
public record Fault(String field, String value, String messageKey, List<Object> arguments) implements Serializable {

    public static Fault of(String field, Object value, String messageKey, Object... arguments) {
        return new Fault(field, String.valueOf(value), messageKey, List.of(arguments));
    }

    /** All arguments of the message: the value first. */
    public Object[] messageArguments() {
        var all = new Object[arguments.size() + 1];
        all[0] = value;
        for (int i = 0; i < arguments.size(); i++) {
            all[i + 1] = arguments.get(i);
        }
        return all;
    }

    /** The faults by field, the first of each, for showing them beside the fields of a form. */
    public static Map<String, Fault> byField(List<Fault> faults) {
        var byField = new java.util.LinkedHashMap<String, Fault>();
        for (var fault : faults) {
            byField.putIfAbsent(fault.field(), fault);
        }
        return byField;
    }
}
