package org.qinglin.app.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.qinglin.app.PlatformTest;
import org.qinglin.app.World;
import org.qinglin.app.evaluation.Evaluations;
import org.qinglin.app.insight.summary.Block;
import org.qinglin.app.insight.summary.Group;
import org.qinglin.app.insight.summary.Summaries;
import org.qinglin.app.insight.summary.Summary;
import org.qinglin.app.insight.summary.SummaryDocx;
import org.qinglin.app.insight.summary.SummaryId;
import org.qinglin.app.organisations.agreements.Measures;
import org.qinglin.app.shared.Checked;
import org.qinglin.app.shared.Fault;
import org.qinglin.app.shared.TravellingClock;
import org.qinglin.app.shared.web.Say;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** Reports: figures equal what an independent query counts, lead to their records, hide few people, and stay as made. */
@PlatformTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SummaryTest {

    private static final LocalDateTime FIRST = LocalDateTime.of(2026, 5, 11, 9, 0);

    @Autowired
    private SummaryDocx writer;

    @Autowired
    private World world;

    @Autowired
    private Summaries summaries;

    @Autowired
    private Measures measures;

    @Autowired
    private Evaluations evaluations;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MockMvc mvc;

    @Autowired
    private Say say;

    @Autowired
    private TravellingClock clock;

    private World.Campus campus;
    private World.Campus small;

    @BeforeAll
    void aTermOfService() {
        campus = world.campus("总结", 8);
        small = world.campus("总结小", 2);
        for (int week = 0; week < 2; week++) {
            var session = world.accepted(campus, FIRST.plusWeeks(week), 6);
            world.dispatched(campus, session);
            var helpers = world.answered(campus, session);
            world.attended(campus, session, helpers);
            world.confirmed(campus, session, helpers);
            clock.at(session.endsAt().plus(Duration.ofDays(1)), () -> {
                evaluations.byCommunity(campus.communityViewer(), session.id(), 5, "教得很耐心，老人都学会了");
                return evaluations.byStudent(world.viewer(campus, helpers.get(0)), session.id(), 4, "社区准备得很周到");
            });
        }
        world.round(small, FIRST);
    }

    private Summary made(World.Campus of) {
        var made = summaries.make(of.college(), new Summaries.Input("college", "2026-05-01", "2026-06-30"));
        assertThat(made).isInstanceOf(Checked.Ok.class);
        return summaries
                .find(of.college(), ((Checked.Ok<SummaryId>) made).value())
                .orElseThrow();
    }

    @Test
    void everyFigureIsWhatAnIndependentQueryCounts() {
        var summary = made(campus);
        // From the raw tables, without the views that the report reads.
        var counted =
                jdbc.sql("""
                select count(distinct s.request_id) as orders, count(distinct s.id) as sessions,
                    count(distinct l.student_id) as people, sum(l.minutes) as minutes
                from attendance.ledger_entry l join needs.session s on s.id = l.session_id
                where l.college_id = :college and s.starts_at >= '2026-05-01' and s.starts_at < '2026-07-01'""").param("college", campus.id().value()).query().singleRow();
        assertThat(value(summary, "orders-fulfilled"))
                .isEqualTo(counted.get("orders").toString());
        assertThat(value(summary, "sessions-held"))
                .isEqualTo(counted.get("sessions").toString());
        assertThat(value(summary, "students-served"))
                .isEqualTo(counted.get("people").toString());
        assertThat(new BigDecimal(value(summary, "service-hours")).multiply(BigDecimal.valueOf(60)))
                .isEqualByComparingTo(counted.get("minutes").toString());
        assertThat(summary.value(Group.FIELD, "VOLUNTEER_SERVICE", "service-hours"))
                .isEqualTo(summary.value(Group.ALL, "ALL", "service-hours"));
        assertThat(summary.content().voices()).extracting(Summary.Voice::words).contains("教得很耐心，老人都学会了", "社区准备得很周到");
    }

    private static String value(Summary summary, String measure) {
        return summary.value(Group.ALL, "ALL", measure).toPlainString();
    }

    @Test
    void theRecordsBehindAFigureAddUpToIt() {
        var summary = made(campus);
        var figure = summary.figure(Group.ALL, "ALL", "service-hours").orElseThrow();
        var records = summaries.records(summary, figure, 0, 100);
        assertThat(records).hasSize(figure.records());
        assertThat(records.stream().map(each -> each.amount()).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(figure.value());
    }

    @Test
    void fewerThanFivePeopleAreNotShown() {
        var summary = made(small);
        var people = summary.figure(Group.ALL, "ALL", "students-served").orElseThrow();
        var hours = summary.figure(Group.ALL, "ALL", "service-hours").orElseThrow();
        assertThat(people.hidden()).isTrue();
        assertThat(people.value()).isNull();
        assertThat(hours.hidden()).isTrue();
        assertThat(summaries.records(summary, people, 0, 10)).isEmpty();
        assertThat(value(summary, "sessions-held")).isEqualTo("1");
    }

    @Test
    void aReportStaysAsItWasMade_andSaysWhatWasCorrectedSince() {
        var summary = made(campus);
        assertThat(summaries.corrected(summary)).isEmpty();
        assertThat(made(campus).digest()).isEqualTo(summary.digest());
        assertThatThrownBy(() -> jdbc.sql("update insight.summary set title = 'x' where id = :id")
                        .param("id", summary.id().value())
                        .update())
                .isInstanceOf(UncategorizedSQLException.class)
                .hasMessageContaining("as it was made");
    }

    @Test
    void whatIsWrongIsSaid_andOthersReadNothing() {
        var wrong = summaries.make(campus.college(), new Summaries.Input("district", "2026-06-01", "2026-05-01"));
        assertThat(((Checked.Faulty<SummaryId>) wrong).faults().stream().map(Fault::field))
                .containsExactly("scope", "to");
        var summary = made(campus);
        assertThat(summaries.find(small.college(), summary.id())).isEmpty();
        assertThat(summaries.list(small.college(), 0, 100))
                .extracting(Summary::id)
                .doesNotContain(summary.id());
        assertThat(summaries.find(campus.facultyAccount().getViewer(), summary.id()))
                .isEmpty();
    }

    @Test
    void everyMeasureIsDefinedInBothLanguages() {
        for (var measure : measures.all()) {
            assertThat(say.text("measure." + measure.code() + ".about"))
                    .as(measure.code())
                    .isNotBlank();
        }
    }

    @Test
    void pageAndPapersSayTheSame(@TempDir Path folder) throws Exception {
        var summary = made(campus);
        var path = "/reports/" + summary.id().value();
        var page = new String(bytes(path), StandardCharsets.UTF_8);
        assertThat(page).contains("工作总结", "文明实践志愿服务", "教得很耐心，老人都学会了");
        assertThat(new String(bytes(path + "/corrections"), StandardCharsets.UTF_8))
                .contains("总的数字没有变");
        var pdf = pdfText(bytes(path + "/report.pdf"));
        var docx = bytes(path + "/report.docx");
        var word = docxText(docx);
        for (var text : List.of("工作总结", "文明实践志愿服务", "社区准备得很周到", "怎么数的", value(summary, "service-hours"))) {
            assertThat(joined(pdf)).as("pdf").contains(joined(text));
            assertThat(joined(word)).as("docx").contains(joined(text));
        }
        assertThat(converted(docx, folder).map(SummaryTest::joined).orElse(joined(word)))
                .as("by LibreOffice, where it is installed")
                .contains("文明实践志愿服务", "社区准备得很周到", "怎么数的");
    }

    @Test
    void theChartOfADocxCanBeEdited_andIsToldInWords(@TempDir Path folder) throws Exception {
        var bars = new Block.Bars(
                "每个月的服务时长",
                List.of(new Block.BarRow("2026-05", 1, 12.5, "12.5"), new Block.BarRow("2026-06", 0, 0, "不显示")));
        var docx = writer.write("工作总结", "2026 年", List.of(bars), id -> java.util.Optional.empty());
        try (var document = new XWPFDocument(new ByteArrayInputStream(docx))) {
            var chart = document.getCharts().get(0);
            var series = chart.getChartSeries().get(0).getSeries(0);
            assertThat(series.getCategoryData().getPointAt(1)).isEqualTo("2026-06");
            assertThat(series.getValuesData().getPointAt(0)).hasToString("12.5");
            assertThat(chart.getWorkbook().getSheetAt(0).getRow(1).getCell(1).getNumericCellValue())
                    .isEqualTo(12.5);
            assertThat(document.getDocument().xmlText()).contains("descr=\"每个月的服务时长\"");
        }
        assertThat(converted(docx, folder).map(SummaryTest::joined).orElse("2026-05"))
                .as("by LibreOffice, where it is installed")
                .contains("2026-05");
    }

    private byte[] bytes(String path) throws Exception {
        var answer = mvc.perform(get(path).with(user(campus.collegeAccount())))
                .andReturn()
                .getResponse();
        assertThat(answer.getStatus()).as(path).isEqualTo(200);
        return answer.getContentAsByteArray();
    }

    /** Lines break where they will. */
    private static String joined(String text) {
        return text.lines().map(String::strip).collect(Collectors.joining()).replace(" ", "");
    }

    private static String pdfText(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static String docxText(byte[] docx) throws IOException {
        try (var document = new XWPFDocument(new ByteArrayInputStream(docx));
                var extractor = new XWPFWordExtractor(document)) {
            return extractor.getText();
        }
    }

    private static java.util.Optional<String> converted(byte[] docx, Path folder) throws Exception {
        var office = List.of("/usr/bin/soffice", "/usr/bin/libreoffice").stream()
                .filter(each -> Files.isExecutable(Path.of(each)))
                .findFirst();
        if (office.isEmpty()) {
            return java.util.Optional.empty();
        }
        var file = Files.write(folder.resolve("report.docx"), docx);
        var process = new ProcessBuilder(
                        office.get(),
                        "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                        "--headless",
                        "--convert-to",
                        "pdf",
                        "--outdir",
                        folder.toString(),
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("office.log").toFile())
                .start();
        Assumptions.assumeTrue(process.waitFor(180, TimeUnit.SECONDS), "LibreOffice did not end");
        return java.util.Optional.of(pdfText(Files.readAllBytes(folder.resolve("report.pdf"))));
    }
}
