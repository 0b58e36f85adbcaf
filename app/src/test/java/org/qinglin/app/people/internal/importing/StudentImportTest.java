package org.qinglin.app.people.internal.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qinglin.app.EmptyInstallation;
import org.qinglin.app.identity.Accounts;
import org.qinglin.app.identity.NewAccount;
import org.qinglin.app.identity.Role;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.organisations.Organisations;
import org.qinglin.app.organisations.Unit;
import org.qinglin.app.people.BusyTime;
import org.qinglin.app.people.Skill;
import org.qinglin.app.people.Skills;
import org.qinglin.app.people.Students;
import org.qinglin.app.shared.AccountId;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.GeoPoint;
import org.qinglin.app.shared.sheets.ImportResult;
import org.qinglin.app.shared.sheets.Sheet;
import org.qinglin.app.shared.sheets.SheetForm;
import org.qinglin.app.shared.sheets.SheetReader;
import org.springframework.beans.factory.annotation.Autowired;

class StudentImportTest extends EmptyInstallation {

    private static final String HEADER = "学号,姓名,班级,出生日期,手机号,上课时间,技能,志愿项目,每周最多次数,目标时长（小时）,监护人姓名,与本人关系,监护人同意日期,同意材料\n";
    private static final String PASSWORD = "a-long-password-7";
    private static final AtomicInteger COUNT = new AtomicInteger();

    @Autowired
    private StudentImport importing;

    @Autowired
    private Students students;

    @Autowired
    private Organisations organisations;

    @Autowired
    private Skills skills;

    @Autowired
    private Accounts accounts;

    private CollegeId college;
    private Viewer viewer;
    private String login;

    @BeforeEach
    void aCollegeWithTwoClasses() {
        int number = COUNT.incrementAndGet();
        college = organisations.addCollege("学院" + number, "院", "团委", "", new GeoPoint(120.17, 35.97));
        var faculty = organisations.addUnit(college, null, Unit.Kind.FACULTY, "信息学院", null);
        organisations.addUnit(college, faculty, Unit.Kind.CLASS, "软件2601", "辅导员甲");
        organisations.addUnit(college, faculty, Unit.Kind.CLASS, "软件2602", "辅导员乙");
        skills.add(new Skill("first-aid", "急救", "First aid"));
        skills.add(new Skill("photo", "摄影", "Photography"));
        login = "importer" + number;
        AccountId account = accounts.open(NewAccount.college(login, "张老师", college), PASSWORD)
                .fold(id -> id, faults -> {
                    throw new AssertionError(faults.toString());
                });
        viewer = new Viewer(account, login, "张老师", Set.of(Role.COLLEGE), college, null, null, null, null);
    }

    @Test
    void aRowBecomesAStudentWithItsTimetable_andTheSameFileTwiceChangesNothing() {
        String file = HEADER
                + "2026010101,王某,软件2601,2006/5/1,138 0000 0000,周一 1-2节；周三 14:00-15:40,急救2；摄影,志愿服务；研学实训,3,25.5,,,,\n"
                + "2026010102.0,李某, 软件 2602 ,38596,1.3812345678E+10,,,,,,,,,\n";
        assertThat(imported(file, true)).isEqualTo(new ImportResult(true, 2, 0, 0, 0, List.of()));
        assertThat(imported(file, true)).isEqualTo(new ImportResult(true, 0, 0, 2, 0, List.of()));
        var profile = students.profiles(college).get(0);
        assertThat(profile.student().name()).isEqualTo("王某");
        assertThat(profile.student().phone()).isEqualTo("13800000000");
        assertThat(profile.student().goalMinutes()).isEqualTo(1530);
        assertThat(profile.student().mayServe())
                .as("the privacy notice is theirs to accept")
                .isFalse();
        assertThat(profile.skills()).isEqualTo(Map.of("first-aid", 2, "photo", 1));
        assertThat(profile.wishes()).containsExactly("VolunteerService", "StudyTraining");
        assertThat(profile.busyTimes())
                .containsExactly(
                        new BusyTime(DayOfWeek.MONDAY, LocalTime.of(8, 0), LocalTime.of(9, 40)),
                        new BusyTime(DayOfWeek.WEDNESDAY, LocalTime.of(14, 0), LocalTime.of(15, 40)));
        assertThat(students.profiles(college).get(1).student().phone()).isEqualTo("13812345678");
    }

    @Test
    void aKnownNumberIsBroughtUpToDate_andAColumnThatIsLeftOutStaysAsItWas() {
        imported(HEADER + "1,王某,软件2601,2006-05-01,13800000000,周一 1-2节,急救2,,,,,,,\n", true);
        var result = imported("学号,姓名,班级,出生日期\n1,王某某,软件2602,2006-05-01\n", true);
        assertThat(result.changed()).isEqualTo(1);
        var profile = students.profiles(college).get(0);
        assertThat(profile.student().name()).isEqualTo("王某某");
        assertThat(profile.student().phone()).isEqualTo("13800000000");
        assertThat(profile.skills()).isEqualTo(Map.of("first-aid", 2));
        assertThat(profile.busyTimes()).hasSize(1);
    }

    @Test
    void everyFaultIsNamedByRowAndColumn_andAllOrNothingKeepsNothing() {
        String file = HEADER
                + "1,王某,软件2601,2006-05-01,,,,,,,,,,\n"
                + ",李某,软件2699,1/5/06,1.38E+10,周八 1节,跳伞,登山,99,x,,,,\n"
                + "1,赵某,软件2601,2006-05-01,,,,,,,,,,\n"
                + "4,钱某,软件2601,2010-05-01,,,,,,,,,,\n"
                + "5,孙某,软件2601,2010-05-01,,,,,,,孙父,父亲,2026-09-01,档案12\n";
        var nothing = imported(file, true);
        assertThat(nothing.saved()).isFalse();
        assertThat(nothing.faultyRows()).isEqualTo(3);
        assertThat(students.count(college, List.of(), "")).isZero();
        assertThat(nothing.faults())
                .extracting(fault ->
                        fault.row() + " " + StudentForm.FORM.title(fault.fault().field()) + " "
                                + fault.fault().messageKey())
                .containsExactly(
                        "3 学号 fault.required",
                        "3 班级 import.fault.class",
                        "3 出生日期 import.fault.date",
                        "3 手机号 import.fault.digits-lost",
                        "3 上课时间 import.fault.timetable",
                        "3 技能 import.fault.skill",
                        "3 志愿项目 import.fault.programme",
                        "3 每周最多次数 import.fault.number",
                        "3 目标时长（小时） import.fault.number",
                        "4 学号 import.fault.twice",
                        "5 监护人姓名 import.fault.guardian");
        var good = imported(file, false);
        assertThat(good.saved()).isTrue();
        assertThat(good.added()).isEqualTo(2);
        assertThat(students.count(college, List.of(), "")).isEqualTo(2);
    }

    @Test
    void twentyThousandRowsComeInWhole() throws Exception {
        byte[] file = twentyThousand();
        long start = System.nanoTime();
        var sheet = sheet(file);
        var result = importing.run(viewer, sheet, true, (step, done, total) -> {});
        double seconds = (System.nanoTime() - start) / 1e9;
        long again = System.nanoTime();
        var unchanged = importing.run(viewer, sheet(file), true, (step, done, total) -> {});
        System.out.printf(
                "20,000 students imported in %.1f s, the same file again in %.1f s%n",
                seconds, (System.nanoTime() - again) / 1e9);
        assertThat(result.added()).isEqualTo(20_000);
        assertThat(unchanged.unchanged()).isEqualTo(20_000);
    }

    @Test
    void inTheBrowser_templateUploadProgressFaultsAndTheirCopy() throws Exception {
        var browser = browser(login, PASSWORD);
        var form = browser.get("/students/import");
        assertThat(form.statusCode()).isEqualTo(200);
        assertThat(form.body()).contains("导入学生和课表", "每周最多次数");
        var template = browser.download("/students/import/template.xlsx");
        assertThat(template.headers().firstValue("Content-Disposition").orElseThrow())
                .contains("attachment");
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(template.body()))) {
            assertThat(book.getSheetAt(1).getSheetName()).isEqualTo("填写说明");
        }
        byte[] file = (HEADER + "1,王某,软件2601,2006-05-01,,,,,,,,,,\n2,李某,软件2601,昨天,,,,,,,,,,\n")
                .getBytes(java.nio.charset.Charset.forName("GBK"));
        var page = browser.upload("/students/import", file, "mode", "good-rows");
        assertThat(page.statusCode()).isEqualTo(200);
        String job = page.uri().getPath();
        String result = untilDone(browser, job);
        assertThat(result).contains("没问题的行已导入，还有 1 行要改", "出生日期", "“昨天”不是日期");
        String copy = new String(browser.download(job + "/faults").body(), StandardCharsets.UTF_8);
        assertThat(copy).contains("李某", "需要修改", "出生日期：“昨天”不是日期").doesNotContain("王某");
        byte[] corrected = copy.replace("昨天,", "2006-05-02,").getBytes(StandardCharsets.UTF_8);
        String second = browser.upload("/students/import", corrected, "mode", "all-or-nothing")
                .uri()
                .getPath();
        assertThat(untilDone(browser, second)).contains("全部导入完成", "新增 1");
        assertThat(browser.get(job + "?lang=en").body()).contains("The good rows are imported");
    }

    @Test
    void anImportIsItsOwnersAlone_andAnUnusableFileSaysWhy() throws Exception {
        var browser = browser(login, PASSWORD);
        browser.get("/students/import");
        String job = browser.upload("/students/import", new byte[] {'P', 'K', 3, 4}, "mode", "good-rows")
                .uri()
                .getPath();
        assertThat(untilDone(browser, job)).contains("这个文件用不了", "另存为 xlsx");
        accounts.open(NewAccount.college(login + "b", "李老师", college), PASSWORD);
        assertThat(browser(login + "b", PASSWORD).get(job).statusCode()).isEqualTo(404);
        assertThat(anyone().get("/students/import").body()).doesNotContain("导入学生和课表");
    }

    private static String untilDone(Browser browser, String job) throws Exception {
        for (int i = 0; i < 2000; i++) {
            String part = browser.get(job + "/progress").body();
            if (!part.contains("hx-get")) {
                return browser.get(job).body();
            }
        }
        throw new AssertionError("the import did not end");
    }

    private ImportResult imported(String csv, boolean allOrNothing) {
        return importing.run(
                viewer, sheet(csv.getBytes(StandardCharsets.UTF_8)), allOrNothing, (step, done, total) -> {});
    }

    private static Sheet sheet(byte[] file) {
        SheetForm form = StudentForm.FORM;
        return SheetReader.read(file, form).fold(sheet -> sheet, faults -> {
            throw new AssertionError(faults.toString());
        });
    }

    private static byte[] twentyThousand() throws Exception {
        try (var book = new SXSSFWorkbook(100)) {
            var sheet = book.createSheet();
            var header = sheet.createRow(0);
            String[] titles = HEADER.strip().split(",");
            for (int i = 0; i < titles.length; i++) {
                header.createCell(i).setCellValue(titles[i]);
            }
            for (int i = 0; i < 20_000; i++) {
                var row = sheet.createRow(i + 1);
                String[] cells = {
                    "",
                    "学生" + i,
                    i % 2 == 0 ? "软件2601" : "软件2602",
                    "2006-05-01",
                    "",
                    "周一 1-2节；周二 3-4节；周三 5-6节；周四 7-8节；周五 1-4节",
                    "急救2；摄影",
                    "志愿服务；研学实训",
                    "2",
                    "20"
                };
                for (int k = 0; k < cells.length; k++) {
                    row.createCell(k).setCellValue(cells[k]);
                }
                row.createCell(0).setCellValue(2026000000L + i);
                row.createCell(4).setCellValue(13_800_000_000L);
            }
            var out = new ByteArrayOutputStream();
            book.write(out);
            return out.toByteArray();
        }
    }
}
