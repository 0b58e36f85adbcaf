package org.qinglin.scenarios;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.qinglin.engine.Position;
import org.qinglin.scenarios.DemoTerm.Agreement;
import org.qinglin.scenarios.DemoTerm.College;
import org.qinglin.scenarios.DemoTerm.Community;
import org.qinglin.scenarios.DemoTerm.Department;
import org.qinglin.scenarios.DemoTerm.Faculty;
import org.qinglin.scenarios.DemoTerm.SchoolClass;
import org.qinglin.scenarios.DemoTerm.Team;
import org.qinglin.scenarios.RealPlaces.Street;

/** The organisations of the demo: the founding college with its partners, and a small invented college beside it. */
final class Cast {

    static final String FOUNDING = "qtc";
    static final String SEASIDE = "seaside";

    static final String BADAGUAN = "370202009";
    static final String CHANGJIANG_ROAD = "370211005";
    static final String BOLI = "370211103";

    private static final String FOUNDING_NAME = "青岛职业技术学院";
    private static final int CLASSES_OF_A_COUNSELLOR = 3;

    private final RealPlaces places;
    private final Random random;
    private final LocalDate today;

    Cast(long seed, LocalDate today) {
        this.places = RealPlaces.qingdao(seed);
        this.random = new Random(seed ^ 0xCA57);
        this.today = today;
    }

    List<College> colleges() {
        College founding = new College(
                FOUNDING,
                FOUNDING_NAME,
                false,
                places.campus(FOUNDING_NAME),
                false,
                departments(FOUNDING),
                List.of(
                        faculty("haier", "海尔学院", "机电", "01", 18),
                        faculty("education", "教育学院", "学前教育", "02", 18),
                        faculty("arts", "艺术学院", "艺术设计", "03", 18),
                        faculty("information", "信息学院", "软件技术", "04", 18),
                        faculty("biochemistry", "生物与化工学院", "环境监测", "05", 18)));
        Position seat = places.spot("370212").position();
        College seaside = new College(
                SEASIDE,
                "海滨示范学院",
                true,
                RealPlaces.scattered(seat, 3, random),
                true,
                departments(SEASIDE),
                List.of(
                        faculty("tourism", "旅游学院（示范）", "旅游管理", "91", 5),
                        faculty("nursing", "护理学院（示范）", "护理", "92", 5)));
        return List.of(founding, seaside);
    }

    private List<Department> departments(String college) {
        return List.of(
                new Department(college + "-student-affairs", "学工部", Names.random(random)),
                new Department(college + "-league", "团委", Names.random(random)),
                new Department(college + "-organisation", "组织部", Names.random(random)));
    }

    /** Classes of the three latest grades, named as colleges do: 机电2601班. */
    private Faculty faculty(String slug, String name, String field, String code, int classes) {
        List<SchoolClass> list = new ArrayList<>();
        String counsellor = "";
        for (int i = 0; i < classes; i++) {
            if (i % CLASSES_OF_A_COUNSELLOR == 0) {
                counsellor = Names.random(random);
            }
            int grade = latestGrade() - i % 3;
            int number = i / 3 + 1;
            list.add(new SchoolClass(
                    grade + code + String.format("%02d", number),
                    field + grade % 100 + String.format("%02d", number) + "班",
                    grade,
                    counsellor));
        }
        return new Faculty(slug, name, field, Names.random(random), list);
    }

    /** Students enter in September. */
    private int latestGrade() {
        return today.getMonthValue() >= 9 ? today.getYear() : today.getYear() - 1;
    }

    /** 40 communities of the three partner streets and towns; two of them are better known under another name. */
    List<Community> communities() {
        List<Community> communities = new ArrayList<>();
        add(communities, BADAGUAN, 5);
        add(communities, CHANGJIANG_ROAD, 20);
        add(communities, BOLI, 15);
        return communities;
    }

    private void add(List<Community> communities, String streetCode, int count) {
        Street street = places.street(streetCode);
        List<RealPlaces.Community> all = new ArrayList<>(places.communitiesOf(streetCode));
        // The ones that the founders' article names come first, so that they are always among the cast.
        all.sort((a, b) -> Boolean.compare(alias(b) != null, alias(a) != null));
        for (RealPlaces.Community each : all.subList(0, count)) {
            RealPlaces.Spot spot = places.spot(each.code());
            communities.add(new Community(
                    each.code(),
                    each.name(),
                    alias(each),
                    streetCode,
                    street.name(),
                    places.district(street.districtCode()).name(),
                    spot.position(),
                    spot.schematic(),
                    Names.random(random)));
        }
    }

    private static @Nullable String alias(RealPlaces.Community community) {
        return switch (community.code()) {
            case "370202009001" -> "八大关路社区";
            case "370211005038" -> "峨眉路社区";
            default -> null;
        };
    }

    List<Agreement> agreements() {
        LocalDate term = LocalDate.of(latestGrade(), 10, 1);
        return List.of(
                agreement(
                        1,
                        FOUNDING,
                        "haier",
                        CHANGJIANG_ROAD,
                        term.minusYears(2).plusDays(11),
                        3),
                agreement(2, FOUNDING, "education", BOLI, term.plusDays(8), 2),
                agreement(3, FOUNDING, "arts", BOLI, term.minusYears(1).plusDays(14), 2),
                agreement(4, FOUNDING, "information", BADAGUAN, term.plusDays(20), 1),
                // Ends soon, so that the renewal has something to remind of.
                agreement(
                        5,
                        FOUNDING,
                        "biochemistry",
                        CHANGJIANG_ROAD,
                        today.minusYears(2).plusDays(24),
                        2),
                agreement(6, SEASIDE, "tourism", BADAGUAN, term.plusDays(5), 2));
    }

    private static Agreement agreement(
            int number, String college, String faculty, String street, LocalDate signedOn, int years) {
        return new Agreement(
                "GJ-" + signedOn.getYear() + "-" + String.format("%03d", number),
                college,
                faculty,
                street,
                signedOn,
                signedOn.plusYears(years).minusDays(1));
    }

    List<Team> teams() {
        return List.of(
                new Team("pioneers", "青春领航", FOUNDING, null, "基层治理与主题团日"),
                new Team("neighbours", "青旅睦邻", FOUNDING, null, "邻里互助与陪伴"),
                new Team("arts-villages", "艺美乡村", FOUNDING, "arts", "让艺术走进村庄"),
                new Team("it-help", "数字邻居", FOUNDING, "information", "社区里的信息技术帮手"),
                new Team("blue-sea", "碧海监测", FOUNDING, "biochemistry", "环境监测与海洋化学"),
                new Team("children", "童心课堂", FOUNDING, "education", "陪孩子长大"),
                new Team("appliances", "匠心义修", FOUNDING, "haier", "家电检修与安全用电"),
                new Team("seaside-guides", "海滨向导", SEASIDE, "tourism", "讲好海滨故事"));
    }
}
