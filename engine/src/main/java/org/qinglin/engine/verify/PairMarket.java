package org.qinglin.engine.verify;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.qinglin.engine.PairList;

/** A plain pair list: each need is a block of its own, and places are worth nothing of themselves. */
final class PairMarket implements Market {

    private final PairList list;
    private final Map<String, Integer> students = new HashMap<>();
    private final Map<String, Integer> needs = new HashMap<>();

    PairMarket(PairList list) {
        this.list = list;
        for (int s = 0; s < list.students().size(); s++) {
            students.put(list.students().get(s), s);
        }
        for (int r = 0; r < list.needs().size(); r++) {
            needs.put(list.needs().get(r), r);
        }
    }

    @Override
    public int people() {
        return list.students().size();
    }

    @Override
    public int places() {
        return list.needs().size();
    }

    @Override
    public int capacity(int person) {
        return list.studentCapacity()[person];
    }

    @Override
    public int heads(int place) {
        return list.needCapacity()[place];
    }

    @Override
    public long worth(int place, int k) {
        return 0;
    }

    @Override
    public List<String> close(Collection<String> places) {
        return places.isEmpty() ? List.of() : List.of("a pair list has no minimum that would make a need impossible");
    }

    @Override
    public int block(int place) {
        return place;
    }

    @Override
    public long value(int person, int place) {
        for (int j = list.offset()[person]; j < list.offset()[person + 1]; j++) {
            if (list.need()[j] == place) {
                return list.value().at(j);
            }
        }
        return 0;
    }

    @Override
    public String whyNot(int person, int place) {
        return "the pair does not stand in the list";
    }

    @Override
    public List<String> told(int person, int place) {
        return List.of();
    }

    @Override
    public Teller teller(long[] price, long scale) {
        return (person, visitor) -> {
            for (int j = list.offset()[person]; j < list.offset()[person + 1]; j++) {
                visitor.pair(list.need()[j], list.value().at(j));
            }
        };
    }

    @Override
    public int personOf(String id) {
        return students.getOrDefault(id, -1);
    }

    @Override
    public int placeOf(String id) {
        return needs.getOrDefault(id, -1);
    }

    @Override
    public String placeId(int place) {
        return list.needs().get(place);
    }

    @Override
    public long largest() {
        return list.value().largest();
    }

    @Override
    public List<String> overlaps(int person, List<Integer> places) {
        return List.of();
    }
}
