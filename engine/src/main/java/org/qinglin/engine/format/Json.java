package org.qinglin.engine.format;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * As much JSON as a certificate needs: objects, strings, whole numbers, true and false. Strict, and no name may stand twice
 * in an object, so that a text means one thing only.
 */
final class Json {

    private final String text;
    private int at;

    private Json(String text) {
        this.text = text;
    }

    /**
     * Values become Map, String, Long or Boolean.
     *
     * @throws IllegalArgumentException if the text is anything else than one object
     */
    static Map<String, Object> object(String text) {
        Json json = new Json(text);
        json.space();
        Map<String, Object> object = json.object();
        json.space();
        if (json.at != text.length()) {
            throw json.wrong("the end");
        }
        return object;
    }

    static String quote(String value) {
        StringBuilder out = new StringBuilder(value.length() + 2).append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ' || Character.isSurrogate(c)) {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }

    private Map<String, Object> object() {
        Map<String, Object> object = new LinkedHashMap<>();
        expect('{');
        space();
        if (accept('}')) {
            return object;
        }
        do {
            space();
            String name = string();
            space();
            expect(':');
            space();
            if (object.putIfAbsent(name, value()) != null) {
                throw new IllegalArgumentException("The name " + quote(name) + " stands twice.");
            }
            space();
        } while (accept(','));
        expect('}');
        return object;
    }

    private Object value() {
        char c = at < text.length() ? text.charAt(at) : ' ';
        if (c == '{') {
            return object();
        }
        if (c == '"') {
            return string();
        }
        if (text.startsWith("true", at)) {
            at += 4;
            return true;
        }
        if (text.startsWith("false", at)) {
            at += 5;
            return false;
        }
        return number();
    }

    private Long number() {
        int from = at;
        accept('-');
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        try {
            return Long.valueOf(text.substring(from, at));
        } catch (NumberFormatException notANumber) {
            at = from;
            throw wrong("a whole number, a string, an object, true or false");
        }
    }

    private String string() {
        expect('"');
        StringBuilder out = new StringBuilder();
        while (true) {
            if (at >= text.length() || text.charAt(at) < ' ') {
                throw wrong("the end of a string");
            }
            char c = text.charAt(at++);
            if (c == '"') {
                return out.toString();
            }
            out.append(c == '\\' ? escaped() : c);
        }
    }

    private char escaped() {
        char c = at < text.length() ? text.charAt(at++) : ' ';
        switch (c) {
            case '"', '\\', '/':
                return c;
            case 'n':
                return '\n';
            case 't':
                return '\t';
            case 'r':
                return '\r';
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case 'u':
                try {
                    at += 4;
                    return (char) Integer.parseInt(text.substring(at - 4, at), 16);
                } catch (NumberFormatException | StringIndexOutOfBoundsException notHexadecimal) {
                    throw wrong("four hexadecimal digits");
                }
            default:
                throw wrong("an escape");
        }
    }

    private void space() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private boolean accept(char c) {
        boolean there = at < text.length() && text.charAt(at) == c;
        at += there ? 1 : 0;
        return there;
    }

    private void expect(char c) {
        if (!accept(c)) {
            throw wrong("'" + c + "'");
        }
    }

    private IllegalArgumentException wrong(String expected) {
        return new IllegalArgumentException("At character " + at + " there should be " + expected + ".");
    }
}
