package org.qinglin.bench.pages;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Makes the lists long, by the way that people would: spreadsheets through the pages that import them. */
final class Filling {

    private static final List<String> PROGRAMMES = List.of("志愿服务", "产学融合", "研学实训", "创新创业", "人才引育", "基层治理", "党务团务");
    private static final Pattern SUBMITTED = Pattern.compile(
            "\\{\"id\":\\{\"value\":(\\d+)\\},\"college\"[^{}]*\\{[^{}]*\\}[^{}]*\\{[^{}]*\\}[^{}]*\"status\":\"SUBMITTED\"");
    private static final List<String> TASKS =
            List.of("教老人用手机", "图书角整理", "海岸环境监测", "电脑义诊", "社区墙绘", "普法宣传", "亲子读书", "防灾演练");

    private final URI site;
    private final PrintWriter out;
    private final Random random;

    Filling(URI site, PrintWriter out, long seed) {
        this.site = site;
        this.out = out;
        this.random = new Random(seed);
    }

    void students(int count) throws IOException, InterruptedException {
        Browser college = signedIn("college");
        List<String> classes = classes(college);
        StringBuilder csv = new StringBuilder("学号,姓名,班级,出生日期,上课时间,技能,志愿项目,每周最多次数,目标时长（小时）\n");
        for (int i = 0; i < count; i++) {
            csv.append(String.format(
                    Locale.ROOT,
                    "B%07d,测试%05d,%s,200%d-0%d-1%d,周%s 08:00-09:40,,%s,%d,20%n",
                    i,
                    i,
                    classes.get(random.nextInt(classes.size())),
                    5 + random.nextInt(3),
                    1 + random.nextInt(8),
                    random.nextInt(9),
                    "一二三四五".charAt(random.nextInt(5)),
                    PROGRAMMES.get(random.nextInt(PROGRAMMES.size())),
                    1 + random.nextInt(3)));
        }
        bring(college, "/students/import", "students.csv", csv);
    }

    /** The names of the classes, read off the list of students that the college may take along. */
    private List<String> classes(Browser college) throws IOException, InterruptedException {
        List<String> lines =
                college.get("/students/export?format=csv").body().lines().toList();
        List<String> head = Arrays.asList(lines.get(0).replace("\uFEFF", "").split(",", -1));
        int column = head.indexOf("班级");
        if (column < 0) {
            throw new IOException("the list of students has no column 班级, but " + head);
        }
        return lines.stream()
                .skip(1)
                .map(line -> line.split(",", -1)[column])
                .distinct()
                .toList();
    }

    void orders(int count) throws IOException, InterruptedException {
        Browser community = signedIn("community");
        StringBuilder csv = new StringBuilder("编号,名称,具体内容,实践项目,学校,日期,开始,结束,岗位,至少人数,最多人数,风险,地点,联系人,电话\n");
        LocalDate first = LocalDate.now(java.time.ZoneId.of("Asia/Shanghai")).plusDays(7);
        for (int i = 0; i < count; i++) {
            int hour = 8 + random.nextInt(10);
            csv.append(String.format(
                    Locale.ROOT,
                    "B-%05d,%s %d,请两三位同学来帮忙,%s,青岛职业技术学院,%s,%02d:00,%02d:00,助手,1,%d,室内活动，无特殊风险,社区活动室,联系人,0532-86000000%n",
                    i,
                    TASKS.get(random.nextInt(TASKS.size())),
                    i,
                    PROGRAMMES.get(random.nextInt(PROGRAMMES.size())),
                    first.plusDays(random.nextInt(60)),
                    hour,
                    hour + 1 + random.nextInt(3),
                    2 + random.nextInt(4)));
        }
        bring(community, "/orders/import", "orders.csv", csv);
        acceptHalf(count);
    }

    /** The college takes every second order, so that the pool is long as well as the review. */
    private void acceptHalf(int count) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Browser college = signedIn("college");
        List<String> waiting = new ArrayList<>();
        for (int page = 1; waiting.size() < count; page++) {
            var ids =
                    SUBMITTED.matcher(college.get("/api/requests?page=" + page).body());
            int before = waiting.size();
            while (ids.find()) {
                waiting.add(ids.group(1));
            }
            if (waiting.size() == before) {
                break;
            }
        }
        List<String> buttons = IntStream.range(0, waiting.size())
                .filter(i -> i % 2 == 0)
                .mapToObj(i -> "/review/" + waiting.get(i) + "/accept")
                .toList();
        college.press("/review", buttons);
        out.printf(Locale.ROOT, "%d orders accepted in %.0f s%n", buttons.size(), (System.nanoTime() - start) / 1e9);
        out.flush();
    }

    void agreements(int count) throws IOException, InterruptedException {
        long start = System.nanoTime();
        new AgreementFilling(site, signedIn("college")).sign(count);
        out.printf(Locale.ROOT, "%d agreements signed in %.0f s%n", count, (System.nanoTime() - start) / 1e9);
        out.flush();
    }

    /** The college's report of the year that ends today, the first of all. */
    void report() throws IOException, InterruptedException {
        LocalDate today = LocalDate.now(java.time.ZoneId.of("Asia/Shanghai"));
        signedIn("college")
                .postJson(
                        "/api/reports",
                        "{\"scope\":\"college\",\"from\":\"" + today.minusYears(1) + "\",\"to\":\"" + today + "\"}");
    }

    private Browser signedIn(String login) throws IOException, InterruptedException {
        Browser browser = new Browser(site);
        browser.signIn(login, PagesCommand.PASSWORD);
        return browser;
    }

    private void bring(Browser as, String path, String name, StringBuilder csv)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        String job = as.upload(path, name, csv.toString().getBytes(StandardCharsets.UTF_8));
        String page = as.get(job).body();
        while (page.contains("role=\"progressbar\"")) {
            Thread.sleep(500);
            page = as.get(job).body();
        }
        if (page.contains("role=\"alert\"") || page.contains("/faults")) {
            String said = page.substring(page.indexOf("<main"))
                    .replaceAll("<[^>]+>", " ")
                    .replaceAll("\\s+", " ");
            throw new IOException(
                    "importing " + name + " was refused: " + said.substring(0, Math.min(said.length(), 400)));
        }
        out.printf(Locale.ROOT, "%s imported in %.0f s%n", name, (System.nanoTime() - start) / 1e9);
        out.flush();
    }
}
