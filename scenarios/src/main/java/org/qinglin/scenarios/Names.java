package org.qinglin.scenarios;

import java.util.Random;

/** Makes names out of lists of characters, so that no real person is meant. */
final class Names {

    private static final String SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕";
    private static final String FIRST = "子梓雨宇浩嘉欣思佳俊一明晓海文静若书景云安泽语心沐亦辰知芷锦";
    private static final String SECOND = "涵轩航怡然琪宁瑶睿阳彤萱晨妍霖远舟乐雯桐溪帆清和禾悦川岚霏朗";

    private Names() {}

    static String random(Random random) {
        String surname = one(SURNAMES, random);
        return random.nextInt(6) == 0
                ? surname + one(SECOND, random)
                : surname + one(FIRST, random) + one(SECOND, random);
    }

    /** A phone number of 11 digits from 100…, a range that no operator assigns; another for each number. */
    static String phone(int number) {
        return String.format("100%08d", (number * 7919L + 104_729) % 100_000_000);
    }

    private static String one(String characters, Random random) {
        return characters.substring(random.nextInt(characters.length())).substring(0, 1);
    }
}
