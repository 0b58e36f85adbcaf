package org.qinglin.engine.format;

import java.nio.charset.StandardCharsets;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.RandomAccess;

/**
 * Many ids in little memory, found by their bytes: one array of all their bytes, one of where each begins, and a table of
 * their hashes. Ids that only count up, such as S0000001, S0000002 and so on, need none of these: the number says the
 * place. As a list it makes each text when it is asked for.
 */
final class Ids extends AbstractList<String> implements RandomAccess {

    private static final int MOST_DIGITS = 9;

    private int size;

    // While all ids count up: the same bytes before the same number of digits.
    private boolean counting = true;
    private byte[] first = new byte[0];
    private int prefix;
    private int firstNumber;

    // Else.
    private byte[] bytes = new byte[0];
    private int[] start = new int[1];
    private int[] table = new int[0];

    /** Adds an id of UTF-8 bytes; false if it is there already. */
    boolean addNew(byte[] from, int begin, int end) {
        if (counting) {
            if (size == 0) {
                countFrom(from, begin, end);
            }
            if (number(from, begin, end) == size) {
                size++;
                return true;
            }
            if (size > 0 && find(from, begin, end) >= 0) {
                return false;
            }
            stopCounting();
        }
        return addToTable(from, begin, end);
    }

    boolean addNew(String id) {
        byte[] utf8 = id.getBytes(StandardCharsets.UTF_8);
        return addNew(utf8, 0, utf8.length);
    }

    /** The place of an id, −1 if it is not there. */
    int find(byte[] from, int begin, int end) {
        if (counting) {
            int number = number(from, begin, end);
            return number < size ? number : -1;
        }
        return table[slot(from, begin, end)] - 1;
    }

    int find(String id) {
        byte[] utf8 = id.getBytes(StandardCharsets.UTF_8);
        return find(utf8, 0, utf8.length);
    }

    /** Whether the id at a place is these bytes. */
    boolean is(int place, byte[] from, int begin, int end) {
        return counting
                ? number(from, begin, end) == place
                : Arrays.equals(bytes, start[place], start[place + 1], from, begin, end);
    }

    @Override
    public String get(int place) {
        if (counting) {
            byte[] id = first.clone();
            int number = firstNumber + place;
            for (int i = id.length - 1; i >= prefix; i--) {
                id[i] = (byte) ('0' + number % 10);
                number /= 10;
            }
            return new String(id, StandardCharsets.UTF_8);
        }
        return new String(bytes, start[place], start[place + 1] - start[place], StandardCharsets.UTF_8);
    }

    @Override
    public int size() {
        return size;
    }

    // ---- counting up

    private void countFrom(byte[] from, int begin, int end) {
        first = Arrays.copyOfRange(from, begin, end);
        prefix = first.length;
        while (prefix > 0
                && first.length - prefix < MOST_DIGITS
                && first[prefix - 1] >= '0'
                && first[prefix - 1] <= '9') {
            prefix--;
        }
        firstNumber = 0;
        for (int i = prefix; i < first.length; i++) {
            firstNumber = 10 * firstNumber + first[i] - '0';
        }
    }

    /** How far this id is from the first in counting; negative if it is not of the same form. */
    private int number(byte[] from, int begin, int end) {
        if (end - begin != first.length) {
            return -1;
        }
        for (int i = 0; i < prefix; i++) {
            if (from[begin + i] != first[i]) {
                return -1;
            }
        }
        int number = 0;
        for (int i = begin + prefix; i < end; i++) {
            int digit = from[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = 10 * number + digit;
        }
        return number - firstNumber;
    }

    private void stopCounting() {
        int counted = size;
        table = new int[Math.max(1 << 9, Integer.highestOneBit(2 * counted) << 1)];
        bytes = new byte[Math.max(1 << 12, Math.multiplyExact(counted, first.length))];
        start = new int[Math.max(1 << 8, counted + 2)];
        size = 0;
        for (int i = 0; i < counted; i++) {
            byte[] id = get(i).getBytes(StandardCharsets.UTF_8);
            addToTable(id, 0, id.length);
        }
        counting = false;
    }

    // ---- any ids

    private boolean addToTable(byte[] from, int begin, int end) {
        int slot = slot(from, begin, end);
        if (table[slot] != 0) {
            return false;
        }
        if (size + 2 > start.length) {
            start = Arrays.copyOf(start, 2 * start.length);
        }
        int at = start[size];
        int length = end - begin;
        if (at + length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(at, length), (int)
                    Math.min(Integer.MAX_VALUE - 8, 2L * bytes.length)));
        }
        System.arraycopy(from, begin, bytes, at, length);
        start[++size] = at + length;
        table[slot] = size;
        if (2 * size > table.length) {
            table = new int[2 * table.length];
            for (int i = 0; i < size; i++) {
                table[slot(bytes, start[i], start[i + 1])] = i + 1;
            }
        }
        return true;
    }

    private int slot(byte[] from, int begin, int end) {
        int mask = table.length - 1;
        int slot = hash(from, begin, end) & mask;
        while (table[slot] != 0
                && !Arrays.equals(bytes, start[table[slot] - 1], start[table[slot]], from, begin, end)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private static int hash(byte[] from, int begin, int end) {
        int hash = 0;
        for (int i = begin; i < end; i++) {
            hash = 31 * hash + from[i];
        }
        // Ids often differ in their last digits only: spread them.
        hash *= 0x9E3779B1;
        return hash ^ hash >>> 15;
    }
}
