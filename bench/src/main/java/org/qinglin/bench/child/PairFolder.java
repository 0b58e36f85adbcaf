package org.qinglin.bench.child;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import org.qinglin.engine.PairList;
import org.qinglin.engine.format.Folders;
import org.qinglin.engine.format.PairFiles;

/** Writes what a child leaves behind. */
final class PairFolder {

    private PairFolder() {}

    static void write(PairList list, Path folder) throws IOException {
        Folders.fill(folder, draft -> PairFiles.write(list, draft));
    }

    /** Writes {@code plan.csv} as the engine does; the instances' ids need no quotes. */
    static void writePlan(PairList list, BitSet chosen, Path folder) throws IOException {
        Files.createDirectories(folder);
        try (BufferedWriter out = Files.newBufferedWriter(folder.resolve("plan.csv"))) {
            out.write("student,need,value\n");
            for (int s = 0; s < list.students().size(); s++) {
                int end = list.offset()[s + 1];
                for (int j = chosen.nextSetBit(list.offset()[s]); j >= 0 && j < end; j = chosen.nextSetBit(j + 1)) {
                    out.write(list.students().get(s));
                    out.write(',');
                    out.write(list.needs().get(list.need()[j]));
                    out.write(',');
                    out.write(Integer.toString(list.value().at(j)));
                    out.write('\n');
                }
            }
        }
    }
}
