package org.qinglin.app.shared.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.qinglin.app.shared.Checked;
import org.qinglin.app.shared.Fault;

class SheetsTest {

    private static final SheetForm FORM = new SheetForm(
            "people",
            "people",
            List.of(
                    Column.required("number", "学号", "2024010101"),
                    Column.required("name", "姓名", "王某"),
                    Column.optional("birth", "出生日期", "2006-05-01"),
                    Column.optional("phone", "手机号", "13800000000")));

    private static final SheetWriter.Words WORDS = new SheetWriter.Words("填写说明", "列名", "必填", "说明", "例子", "是", "否");

    @Test
    void readsWhatExcelMakesOfDatesAndPhones() throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            var sheet = book.createSheet();
            var head = sheet.createRow(0);
            List<String> titles = List.of("姓名", "学号*", "手机号", "出生日期（年月日）", "备注");
            for (int i = 0; i < titles.size(); i++) {
                head.createCell(i).setCellValue(titles.get(i));
            }
            var row = sheet.createRow(2); // a blank row between is no row
            row.createCell(0).setCellValue(" 王某 ");
            row.createCell(1).setCellValue(2024010101L);
            row.createCell(2).setCellValue(1.38e10);
            var date = book.createCellStyle();
            date.setDataFormat(book.createDataFormat().getFormat("m/d/yy"));
            row.createCell(3).setCellValue(LocalDate.of(2006, 5, 1));
            row.getCell(3).setCellStyle(date);
            var out = new ByteArrayOutputStream();
            book.write(out);
            var read = read(out.toByteArray());
            assertThat(read.kind()).isEqualTo(SheetKind.XLSX);
            assertThat(read.rows()).hasSize(1);
            var person = read.rows().get(0);
            assertThat(person.number()).isEqualTo(3);
            assertThat(person.text("name")).isEqualTo("王某");
            assertThat(Mangled.digits(person.text("number"))).isEqualTo("2024010101");
            assertThat(Mangled.phone(person.text("phone"))).isEqualTo("13800000000");
            assertThat(Mangled.date(person.text("birth"))).contains(LocalDate.of(2006, 5, 1));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GBK", "GB18030", "UTF-8 with mark", "UTF-16LE with mark"})
    void readsCsvInEveryEncodingThatExcelWrites(String encoding) {
        String text = "学号,姓名,出生日期\r\n2024010101,\"李,某\",2006/5/1\r\n\r\n例：1,x,\r\n";
        byte[] bytes = (encoding.contains("mark") ? "\uFEFF" + text : text)
                .getBytes(Charset.forName(encoding.replace(" with mark", "")));
        var read = read(bytes);
        assertThat(read.kind()).isEqualTo(SheetKind.CSV);
        assertThat(read.rows()).hasSize(1);
        assertThat(read.rows().get(0).text("name")).isEqualTo("李,某");
        assertThat(read.rows().get(0).number()).isEqualTo(2);
    }

    @Test
    void readsTabsAndSemicolonsToo() {
        assertThat(read("学号\t姓名\n1\t王某\n".getBytes(StandardCharsets.UTF_8))
                        .rows()
                        .get(0)
                        .text("name"))
                .isEqualTo("王某");
        assertThat(read("学号;姓名\n1;王某\n".getBytes(StandardCharsets.UTF_8))
                        .rows()
                        .get(0)
                        .text("name"))
                .isEqualTo("王某");
    }

    @Test
    void aHeadingAboveTheHeaderIsNoObstacle() {
        var read = read("信息学院学生名单,,\n\n序号,学号,姓名\n1,2026010101,王某\n".getBytes(StandardCharsets.UTF_8));
        assertThat(read.rows()).hasSize(1);
        assertThat(read.rows().get(0).text("name")).isEqualTo("王某");
        assertThat(read.rows().get(0).number()).isEqualTo(4);
    }

    @Test
    void noFileHoweverBrokenMakesItThrow() {
        long seed = System.nanoTime();
        var random = new java.util.Random(seed);
        for (SheetKind kind : SheetKind.values()) {
            byte[] whole = SheetWriter.template(FORM, kind, Column::key, WORDS);
            for (int i = 0; i < 150; i++) {
                byte[] broken = java.util.Arrays.copyOf(whole, 1 + random.nextInt(whole.length));
                for (int k = random.nextInt(20); k > 0; k--) {
                    broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
                }
                assertThat(SheetReader.read(broken, FORM))
                        .as("seed %d, file %d", seed, i)
                        .isNotNull();
            }
        }
    }

    @Test
    void aFileThatCannotBeUsedIsRefusedWithItsReason() {
        assertThat(fault(new byte[0])).isEqualTo("sheet.empty");
        assertThat(fault("\n\n".getBytes(StandardCharsets.UTF_8))).isEqualTo("sheet.empty");
        assertThat(fault("学号,姓名\n".getBytes(StandardCharsets.UTF_8))).isEqualTo("sheet.no-rows");
        assertThat(fault("学号\n1\n".getBytes(StandardCharsets.UTF_8))).isEqualTo("sheet.column-missing");
        assertThat(fault(new byte[] {'P', 'K', 3, 4, 0, 0})).isEqualTo("sheet.unreadable");
        assertThat(fault(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0}))
                .isEqualTo("sheet.old-format");
        assertThat(fault(new byte[] {(byte) 0x89, 'P', 'N', 'G', (byte) 0xff, (byte) 0xff, 0}))
                .isIn("sheet.unreadable", "sheet.column-missing");
        String many = "学号,姓名\n" + "1,a\n".repeat(SheetReader.MOST_ROWS + 1);
        assertThat(fault(many.getBytes(StandardCharsets.UTF_8))).isEqualTo("sheet.too-many-rows");
    }

    @ParameterizedTest
    @EnumSource(SheetKind.class)
    void theTemplateItselfIsAFileWithoutRows_andExplainsEachColumnOnASecondSheet(SheetKind kind) throws IOException {
        byte[] template = SheetWriter.template(FORM, kind, column -> "说明" + column.key(), WORDS);
        assertThat(fault(template)).isEqualTo("sheet.no-rows");
        if (kind == SheetKind.XLSX) {
            try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(template))) {
                assertThat(book.getNumberOfSheets()).isEqualTo(2);
                var second = book.getSheetAt(1);
                assertThat(second.getLastRowNum()).isEqualTo(FORM.columns().size());
                assertThat(second.getRow(1).getCell(2).getStringCellValue()).isEqualTo("说明number");
                assertThat(book.getSheetAt(0).getColumnStyle(3).getDataFormatString())
                        .isEqualTo("@");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(SheetKind.class)
    void theCopyWithFaultsCanBeSentAgain(SheetKind kind) {
        var original = new Sheet(
                List.of("学号", "姓名", "备注"),
                List.of(
                        new SheetRow(2, Map.of(), List.of("1", "王某", "好")),
                        new SheetRow(3, Map.of(), List.of("2", "=cmd()"))),
                kind);
        var once = read(SheetWriter.faultyCopy(original, Map.of(3, "姓名：请填写")));
        assertThat(once.header()).containsExactly("学号", "姓名", "备注", SheetForm.FAULTS_TITLE);
        assertThat(once.rows()).hasSize(1);
        assertThat(once.rows().get(0).raw()).contains("姓名：请填写");
        assertThat(once.rows().get(0).text("name")).isEqualTo("=cmd()");
        var twice = read(SheetWriter.faultyCopy(once, Map.of(2, "again")));
        assertThat(twice.header()).containsExactly("学号", "姓名", "备注", SheetForm.FAULTS_TITLE);
        assertThat(twice.rows().get(0).raw()).contains("again").doesNotContain("姓名：请填写");
    }

    private static Sheet read(byte[] file) {
        return SheetReader.read(file, FORM).fold(sheet -> sheet, faults -> {
            throw new AssertionError(faults.toString());
        });
    }

    private static String fault(byte[] file) {
        return ((Checked.Faulty<Sheet>) SheetReader.read(file, FORM))
                .faults().stream().map(Fault::messageKey).findFirst().orElseThrow();
    }
}
