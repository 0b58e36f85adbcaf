package org.qinglin.app.needs.internal.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qinglin.app.EmptyInstallation;
import org.qinglin.app.identity.Accounts;
import org.qinglin.app.identity.NewAccount;
import org.qinglin.app.identity.Role;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.needs.Requests;
import org.qinglin.app.needs.Sessions;
import org.qinglin.app.organisations.Community;
import org.qinglin.app.organisations.Organisations;
import org.qinglin.app.people.Skill;
import org.qinglin.app.people.Skills;
import org.qinglin.app.shared.AccountId;
import org.qinglin.app.shared.GeoPoint;
import org.qinglin.app.shared.PlaceCode;
import org.qinglin.app.shared.sheets.ImportResult;
import org.qinglin.app.shared.sheets.Sheet;
import org.qinglin.app.shared.sheets.SheetReader;
import org.springframework.beans.factory.annotation.Autowired;

class OrderImportTest extends EmptyInstallation {

    private static final String HEADER = "编号,名称,具体内容,实践项目,日期,开始,结束,岗位,至少人数,最多人数,要会,等级,风险,可能危及人身安全,急不急,地点,联系人,电话\n";
    private static final String PASSWORD = "a-long-password-7";
    private static final AtomicInteger COUNT = new AtomicInteger();

    @Autowired
    private OrderImport importing;

    @Autowired
    private Requests requests;

    @Autowired
    private Sessions sessions;

    @Autowired
    private Organisations organisations;

    @Autowired
    private Skills skills;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Clock clock;

    private Viewer viewer;
    private String login;
    private LocalDate soon;

    @BeforeEach
    void aCommunityThatWorksWithOneCollege() {
        int number = COUNT.incrementAndGet();
        soon = LocalDate.now(clock).plusDays(10);
        skills.add(new Skill("photo", "摄影", "Photography"));
        var college = organisations.addCollege("点单学院" + number, "点院" + number, "团委", "", new GeoPoint(120.17, 35.97));
        var code = new PlaceCode("3702110050%02d".formatted(number));
        organisations.addCommunity(new Community(
                code,
                "社区" + number,
                "社区" + number,
                new PlaceCode("370211005"),
                "长江路街道",
                "黄岛区",
                new GeoPoint(120.18, 35.96),
                true));
        organisations.addPartnership(college, code, null, LocalDate.of(2026, 1, 1));
        login = "secretary" + number;
        AccountId account = accounts.open(NewAccount.community(login, "李主任", code), PASSWORD)
                .fold(id -> id, faults -> {
                    throw new AssertionError(faults.toString());
                });
        viewer = new Viewer(account, login, "李主任", Set.of(Role.COMMUNITY), null, null, code, null, null);
    }

    @Test
    void rowsOfOneNumberBecomeOneOrder_andTheSameFileTwiceMakesNoSecondOne() {
        String file = HEADER
                + "1,教手机,两人一组,志愿服务," + slashed(soon) + ",9:00,0.4583333,助教,2,4,摄影,1,室内,否,希望尽快,活动室,李主任,0532-86000000\n"
                + "1,,,," + slashed(soon.plusDays(7)) + ",9点,11:00,引导,1.0,2,,,,,,,,\n"
                + "2,扫雪,扫门前雪,VolunteerService,".replace("VolunteerService", "志愿服务") + soon
                + ",14:00,16:00,扫雪,3,6,,,路滑,是,3,广场,李主任,13800000000\n";
        assertThat(imported(file, true)).isEqualTo(new ImportResult(true, 2, 0, 0, 0, List.of()));
        assertThat(imported(file, true)).isEqualTo(new ImportResult(true, 0, 0, 2, 0, List.of()));
        var orders = requests.of(viewer.mustPlace(), "", 0, 10);
        assertThat(orders).hasSize(2);
        var teaching = orders.stream()
                .filter(order -> order.title().equals("教手机"))
                .findFirst()
                .orElseThrow();
        assertThat(teaching.urgency()).isEqualTo(2);
        assertThat(teaching.contactPhone()).isEqualTo("053286000000");
        var twice = sessions.of(List.of(teaching.id()));
        assertThat(twice)
                .hasSize(2)
                .allSatisfy(session -> assertThat(session.roles()).hasSize(2));
    }

    @Test
    void everyFaultIsNamedByItsOwnRowAndColumn_andAllRowsOfItsOrderComeBack() {
        String file = HEADER
                + "1,教手机,两人一组,登山,昨天,9:00,11:00,助教,5,4,滑雪,1,,否,9,活动室,李主任,1.38E+10\n"
                + "1,教电脑,,," + soon + ",11:00,9:00,引导,1,2,,,,,,,,\n"
                + "1,,,," + soon.plusDays(1) + ",9:00,11:00,引导,1,2,,,,,,,,\n"
                + ",无编号,,,,,,,,,,,,,,,,\n"
                + "2,扫雪,扫门前雪,志愿服务," + soon + ",14:00,16:00,扫雪,3,6,,,路滑,否,,广场,李主任,13800000000\n";
        var nothing = imported(file, true);
        assertThat(nothing.saved()).isFalse();
        assertThat(nothing.faultyRows()).isEqualTo(4);
        assertThat(nothing.faults())
                .extracting(fault ->
                        fault.row() + " " + OrderForm.FORM.title(fault.fault().field()) + " "
                                + fault.fault().messageKey())
                .containsExactlyInAnyOrder(
                        "3 名称 import.fault.differs",
                        "2 实践项目 fault.programme",
                        "2 风险 fault.required",
                        "2 急不急 fault.number",
                        "2 电话 import.fault.digits-lost",
                        "2 日期 fault.date",
                        "3 结束 fault.session.order",
                        "2 至少人数 fault.heads",
                        "2 要会 fault.skill",
                        "4 编号 import.fault.same-order",
                        "5 编号 fault.required");
        assertThat(requests.count(viewer.mustPlace(), "")).isZero();
        assertThat(imported(file, false).added()).isEqualTo(1);
    }

    @Test
    void aNumberUsedForAnotherOrderIsRefused() {
        String good = HEADER + "7,扫雪,扫门前雪,志愿服务," + soon + ",14:00,16:00,扫雪,3,6,,,路滑,否,,广场,李主任,13800000000\n";
        imported(good, true);
        var result = imported(good.replace("扫门前雪", "扫全街的雪"), true);
        assertThat(result.faults())
                .extracting(fault -> fault.fault().messageKey())
                .containsExactly("import.fault.reference-taken");
    }

    @Test
    void twentyThousandRowsComeInWhole() {
        StringBuilder file = new StringBuilder(HEADER);
        for (int i = 0; i < 20_000; i++) {
            file.append(i / 4)
                    .append(",扫雪,扫门前雪,志愿服务,")
                    .append(soon.plusDays(i % 4))
                    .append(",14:00,16:00,扫雪,3,6,摄影,1,路滑,否,,广场,李主任,13800000000\n");
        }
        long start = System.nanoTime();
        var result = imported(file.toString(), true);
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf("5,000 orders from 20,000 rows imported in %.1f s%n", seconds);
        assertThat(result.added()).isEqualTo(5_000);
    }

    @Test
    void inTheBrowser_theCommunityUploadsItsOrders() throws Exception {
        var browser = browser(login, PASSWORD);
        assertThat(browser.get("/orders/import").body()).contains("导入订单", "这一单叫什么");
        assertThat(browser.download("/orders/import/template.csv").statusCode()).isEqualTo(200);
        assertThat(browser.download("/orders/import/template.pdf").statusCode()).isEqualTo(404);
        String file = HEADER + "1,扫雪,扫门前雪,志愿服务," + soon + ",14:00,16:00,扫雪,3,6,,,路滑,否,,广场,李主任,13800000000\n";
        String job = browser.upload("/orders/import", file.getBytes(StandardCharsets.UTF_8), "mode", "all-or-nothing")
                .uri()
                .getPath();
        String page = "";
        for (int i = 0; i < 2000 && !page.contains("全部导入完成"); i++) {
            page = browser.get(job).body();
        }
        assertThat(page).contains("全部导入完成", "新增 1");
    }

    private static String slashed(LocalDate date) {
        return date.getYear() + "/" + date.getMonthValue() + "/" + date.getDayOfMonth();
    }

    private ImportResult imported(String csv, boolean allOrNothing) {
        Sheet sheet = SheetReader.read(csv.getBytes(StandardCharsets.UTF_8), OrderForm.FORM)
                .fold(read -> read, faults -> {
                    throw new AssertionError(faults.toString());
                });
        return importing.run(viewer, sheet, allOrNothing, (step, done, total) -> {});
    }
}
