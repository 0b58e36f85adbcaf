package org.qinglin.engine.solve;

import java.util.Arrays;
import org.qinglin.engine.values.Values;

/**
 * Pairs that come and go. Those of the network stand as they stood, by student and by role; those that come later are
 * chained. A pair that goes is worth 0 from then on. Nothing is ever rebuilt: a change costs what it touches.
 *
 * <p>A cursor over a student's or a role's pairs is a number; negative when there are no more. Cursors of both kinds differ
 * for the network's own pairs and agree for later ones.
 */
final class LivePairs {

    private static final int NONE = -1;

    private final int first;
    private final int firstStudents;
    private final int firstRoles;
    private final int[] offset;
    private final int[] role;
    private final Values value;
    private final int[] columnOffset;
    private final int[] columnStudent;
    private final Values columnValue;

    // Chains, by student and by role.
    private int[] chainOfStudent;
    private int[] chainOfRole;
    private int[] laterRole = new int[64];
    private int[] laterStudent = new int[64];
    private int[] laterValue = new int[64];
    private int[] nextOfStudent = new int[64];
    private int[] nextOfRole = new int[64];
    private int later;

    LivePairs(Network net) {
        first = net.pairs();
        firstStudents = net.students();
        firstRoles = net.roles();
        offset = net.offset();
        role = net.role();
        Columns columns = Columns.of(net);
        columnOffset = columns.offset();
        columnStudent = columns.student();
        columnValue = columns.value();
        value = Values.room(first, net.largestValue());
        for (int j = 0; j < first; j++) {
            value.set(j, net.value().at(j));
        }
        chainOfStudent = filled(firstStudents);
        chainOfRole = filled(firstRoles);
    }

    // ---- by student

    int firstOf(int student) {
        if (student < firstStudents && offset[student] < offset[student + 1]) {
            return offset[student];
        }
        return chainOfStudent[student];
    }

    int nextOf(int student, int cursor) {
        if (cursor >= first) {
            return nextOfStudent[cursor - first];
        }
        return cursor + 1 < offset[student + 1] ? cursor + 1 : chainOfStudent[student];
    }

    int role(int cursor) {
        return cursor < first ? role[cursor] : laterRole[cursor - first];
    }

    /** 0 for a pair that is gone. */
    int value(int cursor) {
        return cursor < first ? value.at(cursor) : laterValue[cursor - first];
    }

    /** What student and role are worth together, 0 if they are no pair. O(pairs of the student). */
    int valueOf(int student, int ofRole) {
        int at = find(student, ofRole);
        return at < 0 ? 0 : value(at);
    }

    private int find(int student, int ofRole) {
        int at = firstOf(student);
        while (at >= 0 && (role(at) != ofRole || value(at) == 0)) {
            at = nextOf(student, at);
        }
        return at;
    }

    // ---- by role

    int firstIn(int ofRole) {
        if (ofRole < firstRoles && columnOffset[ofRole] < columnOffset[ofRole + 1]) {
            return columnOffset[ofRole];
        }
        return chainOfRole[ofRole];
    }

    int nextIn(int ofRole, int cursor) {
        if (cursor >= first) {
            return nextOfRole[cursor - first];
        }
        return cursor + 1 < columnOffset[ofRole + 1] ? cursor + 1 : chainOfRole[ofRole];
    }

    int student(int cursor) {
        return cursor < first ? columnStudent[cursor] : laterStudent[cursor - first];
    }

    /** 0 for a pair that is gone. */
    int valueIn(int cursor) {
        return cursor < first ? columnValue.at(cursor) : laterValue[cursor - first];
    }

    // ---- coming and going

    void addStudent(int student) {
        chainOfStudent = room(chainOfStudent, student);
        chainOfStudent[student] = NONE;
    }

    void addRole(int newRole) {
        chainOfRole = room(chainOfRole, newRole);
        chainOfRole[newRole] = NONE;
    }

    void add(int student, int toRole, int worth) {
        laterRole = room(laterRole, later);
        laterStudent = room(laterStudent, later);
        laterValue = room(laterValue, later);
        nextOfStudent = room(nextOfStudent, later);
        nextOfRole = room(nextOfRole, later);
        laterRole[later] = toRole;
        laterStudent[later] = student;
        laterValue[later] = worth;
        nextOfStudent[later] = chainOfStudent[student];
        nextOfRole[later] = chainOfRole[toRole];
        chainOfStudent[student] = first + later;
        chainOfRole[toRole] = first + later;
        later++;
    }

    /** False if there was no such pair. */
    boolean remove(int student, int ofRole) {
        int at = find(student, ofRole);
        if (at < 0) {
            return false;
        }
        if (at >= first) {
            laterValue[at - first] = 0;
        } else {
            value.set(at, 0);
            columnValue.set(
                    Arrays.binarySearch(columnStudent, columnOffset[ofRole], columnOffset[ofRole + 1], student), 0);
        }
        return true;
    }

    private static int[] filled(int size) {
        int[] chain = new int[size];
        Arrays.fill(chain, NONE);
        return chain;
    }

    /** The same array, or a longer one with room for this place. */
    static int[] room(int[] numbers, int place) {
        return place < numbers.length ? numbers : Arrays.copyOf(numbers, Math.max(place + 1, 2 * numbers.length));
    }
}
