package org.qinglin.engine.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qinglin.engine.PairList;
import org.qinglin.engine.Period;
import org.qinglin.engine.Position;
import org.qinglin.engine.Problem;
import org.qinglin.engine.RandomProblems;
import org.qinglin.engine.Role;
import org.qinglin.engine.Weights;

class FormatTest {

    @TempDir
    Path folder;

    private void pairs(String students, String needs, String pairs) throws IOException {
        Files.writeString(folder.resolve("students.csv"), students);
        Files.writeString(folder.resolve("needs.csv"), needs);
        Files.writeString(folder.resolve("pairs.csv"), pairs);
    }

    @Test
    void refusesToWriteRolesOfOneNeedThatDifferInWhatTheNeedsLineHolds() {
        Period morning = new Period(LocalDateTime.of(2026, 11, 28, 9, 0), LocalDateTime.of(2026, 11, 28, 11, 0));
        Position here = new Position(120.2, 36);
        Problem problem = new Problem(
                List.of(),
                List.of(
                        Role.of("one", morning, here).session("s1", "n").build(),
                        Role.of("two", morning, here)
                                .session("s2", "n")
                                .blocked(List.of("somebody"))
                                .build()),
                Weights.defaults());
        assertThatThrownBy(() -> ProblemFiles.write(problem, folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("two")
                .hasMessageContaining("need n");
    }

    @Test
    void readsColumnsByNameWithBomQuotesAndStrangeIds() throws Exception {
        pairs(
                "\uFEFFcapacity,note,student\r\n2,x,\"a,\"\"b\"\"\nc\"\r\n0,, 李 四 \r\n",
                "need,capacity\nN1,1\nN2,99999999999999999999",
                "value,need,student\n7,N2,\"a,\"\"b\"\"\nc\"\n5,N1, 李 四 \n3,N1,\"a,\"\"b\"\"\nc\"\n");
        PairList list = PairFiles.read(folder);
        assertThat(list.students()).containsExactly("a,\"b\"\nc", " 李 四 ");
        assertThat(list.studentCapacity()).containsExactly(2, 0);
        assertThat(list.needCapacity()).containsExactly(1, Integer.MAX_VALUE);
        assertThat(list.offset()).containsExactly(0, 2, 3);
        assertThat(list.need()).containsExactly(1, 0, 0);
        assertThat(list.value().toArray()).containsExactly(7, 3, 5);
    }

    @Test
    void writesWhatItReads() throws Exception {
        pairs(
                "student,capacity\n\"a,\"\"b\"\"\nc\",2\n",
                "need,capacity\nN 1,1\n",
                "student,need,value\n\"a,\"\"b\"\"\nc\",N 1,9\n");
        PairList list = PairFiles.read(folder);
        Path copy = Files.createDirectory(folder.resolve("copy"));
        PairFiles.write(list, copy);
        for (String name : PairFiles.names()) {
            assertThat(copy.resolve(name)).hasSameTextualContentAs(folder.resolve(name));
        }
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            student,capacity\\na,1\\na,2\\n | need,capacity\\nx,1\\n | student,need,value\\n | students.csv, line 3, column student: "a" stands a second time
            student,capacity\\na,-1\\n | need,capacity\\nx,1\\n | student,need,value\\n | students.csv, line 2, column capacity: "-1" is less than 0
            student,capacity\\na,1.5\\n | need,capacity\\nx,1\\n | student,need,value\\n | students.csv, line 2, column capacity: "1.5" is not a whole number
            student,capacity\\n"",1\\n | need,capacity\\nx,1\\n | student,need,value\\n | students.csv, line 2, column student: "" is empty
            student\\na\\n | need,capacity\\nx,1\\n | student,need,value\\n | students.csv, line 1, column capacity
            student,capacity,student\\na,1,b\\n | need,capacity\\nx,1\\n | student,need,value\\n | students.csv, line 1, column student: "student" names a column a second time
            student,capacity\\na,1\\n | need,capacity\\nx\\n | student,need,value\\n | needs.csv, line 2: has 1 cells where the header has 2
            student,capacity\\na,1\\n | need,capacity\\n\\nx,1\\n | student,need,value\\n | needs.csv, line 2: has 1 cells
            student,capacity\\na,1\\n | need,capacity\\nx,1\\n | student,need,value\\na,x,0\\n | pairs.csv, line 2, column value: "0" is less than 1
            student,capacity\\na,1\\n | need,capacity\\nx,1\\n | student,need,value\\na,x,3000000000\\n | pairs.csv, line 2, column value: "3000000000" is more than 2147483647
            student,capacity\\na,1\\n | need,capacity\\nx,1\\n | student,need,value\\na,x, 5\\n | pairs.csv, line 2, column value: " 5" is not a whole number
            student,capacity\\na,1\\n | need,capacity\\nx,1\\n | student,need,value\\nb,x,5\\n | pairs.csv, line 2, column student: "b" does not stand in students.csv
            student,capacity\\na,1\\n | need,capacity\\nx,1\\n | student,need,value\\na,y,5\\n | pairs.csv, line 2, column need: "y" does not stand in needs.csv
            student,capacity\\n"a\\nb",1\\n | need,capacity\\nx,1\\n | student,need,value\\n"a\\nb",x,5\\n"a\\nb",x,6\\n | pairs.csv, line 4, column need: "x" stands a second time
            student,capacity\\na,1\\n | need,capacity\\nx,1\\n | student,need,value\\na,x,5\\na,"x,6\\n | pairs.csv, line 3: opens a double quote
            student,capacity\\na,1\\n | need,capacity\\nx,1\\n | student,need,value\\na,x"y,5\\n | pairs.csv, line 2: has a double quote inside
            student,capacity\\na,1\\n | need,capacity\\nx,1\\n | student,need,value\\na,"x"y,5\\n | pairs.csv, line 2: goes on after the closing quote
            - | need,capacity\\nx,1\\n | student,need,value\\n | students.csv: is empty
            """)
    void refusesWithFileLineColumnValueAndHint(String students, String needs, String pairs, String message)
            throws IOException {
        pairs(
                students == null ? "" : students.replace("\\n", "\n"),
                needs.replace("\\n", "\n"),
                pairs.replace("\\n", "\n"));
        Throwable refused = catchThrowable(() -> PairFiles.read(folder));
        assertThat(refused).isInstanceOf(UnreadableInput.class).hasMessageStartingWith(message);
        assertThat(refused.getMessage()).as("ends with a hint").matches("(?s).*\\. [A-Z].*[.?]");
    }

    @Test
    void refusesMissingFilesAndBytesThatAreNotUtf8() throws IOException {
        assertThatThrownBy(() -> PairFiles.read(folder)).hasMessageStartingWith("students.csv: does not exist in");
        pairs("student,capacity\na,1\n", "need,capacity\nx,1\n", "student,need,value\n");
        Files.write(folder.resolve("needs.csv"), "need,capacity\n\u6751,1\n".getBytes(Charset.forName("GBK")));
        assertThatThrownBy(() -> PairFiles.read(folder))
                .isInstanceOf(UnreadableInput.class)
                .hasMessageContaining("UTF-8");
    }

    @Test
    void problemsComeBackAsTheyWereWritten() throws Exception {
        for (long seed = 0; seed < 60; seed++) {
            Problem problem = RandomProblems.of(seed, 8, 8);
            Path one = Files.createDirectory(folder.resolve("p" + seed));
            ProblemFiles.write(problem, one);
            assertThat(ProblemFiles.read(one)).as("seed %d", seed).isEqualTo(problem);
        }
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            people.csv | ,2005-01-01, | people.csv, line 2, column birth_date: "2005-13-01" is not a date | ,2005-13-01,
            people.csv | ,true, | people.csv, line 2, column guardian_consent: "yes" is neither true nor false | ,yes,
            people.csv | ,120.17, | people.csv, line 2, column longitude: "1200.17" is not a number of degrees | ,1200.17,
            people.csv | arts:2 | people.csv, line 2, column skills: "arts" has the skill "arts" without a level | arts
            people.csv | 09:00/11:30 | people.csv, line 2, column free: "2026-11-28T09:00" has the period "2026-11-28T09:00", which cannot be read | 09:00
            people.csv | 09:00/11:30 | people.csv, line 2, column free: "2026-11-28T09:00/08:30" has the period | 09:00/08:30
            sessions.csv | T11:00 | sessions.csv, line 2, column end: "2026-11-28T08:00" does not come after the start | T08:00
            sessions.csv | ,N1, | sessions.csv, line 2, column need: "N9" does not stand in needs.csv | ,N9,
            needs.csv | N1, | needs.csv, line 2, column need: "" is empty | ,
            roles.csv | ,1,4, | roles.csv, line 2, column min_heads: "5" is more than 4 | ,5,4,
            weights.csv | wish | weights.csv, line 2, column name: "luck" is no weight | luck
            weights.csv | 2000 | weights.csv: The weight of wish is 20000, but must lie in 0…10000 | 20000
            """)
    void problemsAreRefusedWithTheirCell(String file, String good, String message, String bad) throws Exception {
        Files.writeString(folder.resolve("people.csv"), """
                person,capacity,longitude,latitude,birth_date,guardian_consent,free,taken,skills,wishes,minutes_short,team,served,blocked
                p1,1,120.17,35.97,2005-01-01,true,2026-11-28T09:00/11:30,,arts:2,,0,,,
                """);
        Files.writeString(folder.resolve("needs.csv"), """
                need,community,street,programme,longitude,latitude,urgency,waiting_days,team,blocked
                N1,c1,s1,StudyTraining,120.17,35.97,1,3,,
                """);
        Files.writeString(
                folder.resolve("sessions.csv"), "session,need,start,end\nS1,N1,2026-11-28T09:00,2026-11-28T11:00\n");
        Files.writeString(
                folder.resolve("roles.csv"),
                "role,session,skills,min_heads,max_heads,min_age,max_age\nR1,S1,,1,4,0,150\n");
        Files.writeString(folder.resolve("weights.csv"), "name,value\nwish,2000\n");
        assertThat(ProblemFiles.read(folder).people()).hasSize(1);
        Path broken = folder.resolve(file);
        String text = Files.readString(broken);
        int from = text.indexOf('\n');
        Files.writeString(broken, text.substring(0, from) + text.substring(from).replaceFirst(good, bad));
        assertThatThrownBy(() -> ProblemFiles.read(folder))
                .isInstanceOf(UnreadableInput.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void aFolderIsFilledWhollyOrNotAtAll() throws IOException {
        Path target = folder.resolve("plan");
        assertThatThrownBy(() -> Folders.fill(target, draft -> {
                    Files.writeString(draft.resolve("one"), "1");
                    throw new IOException("disk full");
                }))
                .hasMessage("disk full");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.toList()).isEmpty();
        }
        Folders.fill(target, draft -> Files.writeString(draft.resolve("one"), "1"));
        Folders.fill(target, draft -> Files.writeString(draft.resolve("one"), "2"));
        assertThat(target.resolve("one")).hasContent("2");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.toList()).isEqualTo(List.of(target));
        }
    }

    @Test
    void jsonIsReadStrictly() {
        assertThat(Json.object("{\"a\": {\"b\": -5}, \"c\": \"\\u6751\\\"\\\\\", \"d\": true}"))
                .hasToString("{a={b=-5}, c=村\"\\, d=true}");
        for (String wrong : List.of(
                "",
                "[]",
                "{\"a\":1,}",
                "{\"a\":1}x",
                "{\"a\":1,\"a\":2}",
                "{\"a\":1.5}",
                "{'a':1}",
                "{\"a\":99999999999999999999}")) {
            assertThatThrownBy(() -> Json.object(wrong)).as(wrong).isInstanceOf(IllegalArgumentException.class);
        }
        String strange = "村,\"\\\n\t\uD83D\uDE00";
        assertThat(Json.object("{" + Json.quote(strange) + ": 1}")).containsKey(strange);
        assertThat(Digest.of("abc".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
