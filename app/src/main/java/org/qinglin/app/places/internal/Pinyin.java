package org.qinglin.app.places.internal;

import com.ibm.icu.text.Transliterator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * How Chinese characters sound, in plain letters without tones. ICU gives each character its most common reading; the
 * other readings that place names use stand in a table of our own, and a search accepts any of them.
 */
final class Pinyin {

    /** Characters with more readings than one in names of places and families. */
    private static final String MORE_READINGS = """
            长 chang zhang,重 zhong chong,乐 le yue lao,单 dan shan,曾 zeng ceng,厦 xia sha,朝 chao zhao,行 xing hang,\
            会 hui kuai,都 du dou,区 qu ou,仇 qiu chou,召 zhao shao,解 jie xie,覃 qin tan,洗 xi xian,查 cha zha,\
            尉 wei yu,大 da dai tai,堡 bao bu pu,埔 pu bu,浒 hu xu,涡 wo guo,六 liu lu,蚌 bang beng,泌 mi bi,\
            莘 shen xin,荥 xing ying,阿 a e,番 fan pan,铅 qian yan,歙 she xi,泊 po bo,藏 zang cang,沈 shen chen,\
            折 zhe she,盖 gai ge,石 shi dan,女 nu nv,吕 lu lv,绿 lu lv,旅 lu lv,驴 lu lv,车 che ju,什 shi shen,\
            柏 bai bo,薄 bao bo,圩 wei xu,峒 dong tong,洞 dong tong,尾 wei yi,牟 mu mou,陂 bei pi po,茄 qie jia,\
            蔚 wei yu,厂 chang an,降 jiang xiang,校 xiao jiao,龟 gui jun qiu,盛 sheng cheng,省 sheng xing,宿 su xiu,\
            调 diao tiao,种 zhong chong,缪 miao mou,繁 fan po,翟 zhai di,祭 ji zhai,员 yuan yun,峪 yu,崖 ya ai,\
            家 jia gu,角 jiao jue,颉 jie xie,渑 mian sheng,任 ren,纪 ji,盘 pan,石 shi,华 hua,应 ying,兴 xing,\
            中 zhong,相 xiang,枞 zong cong,隗 kui wei,郇 xun huan,缑 gou,甸 dian,侯 hou,栎 li yue,蔓 man wan,\
            沓 ta da,洼 wa,硌 luo ge,崴 wei wai,塔 ta,坊 fang,亳 bo,嵊 sheng,邗 han,鄄 juan,莒 ju,郯 tan,颍 ying,\
            嘎 ga,磨 mo,畜 chu xu,削 xiao xue,葛 ge,那 na,济 ji,夹 jia ga,卡 ka qia,咀 zui ju,嘴 zui,壳 ke qiao,\
            胖 pang pan,勒 le lei,拓 tuo ta,汤 tang shang,巷 xiang hang,熨 yun yu,扒 ba pa,划 hua,哈 ha,合 he ge""";

    private static final String[] NONE = {};

    private static final Pinyin SHARED = new Pinyin();

    private final Map<Character, String[]> more = new HashMap<>();
    private final AtomicReferenceArray<String @Nullable []> known = new AtomicReferenceArray<>(Character.MAX_VALUE + 1);
    private final int[] sounds = new int[Character.MAX_VALUE + 1];
    private @Nullable Transliterator latin;

    private Pinyin() {
        for (String entry : MORE_READINGS.split(",")) {
            String[] words = entry.strip().split(" ");
            String[] readings = new String[words.length - 1];
            System.arraycopy(words, 1, readings, 0, readings.length);
            more.putIfAbsent(words[0].charAt(0), readings);
        }
    }

    static Pinyin shared() {
        return SHARED;
    }

    /** All readings of a character, the most likely first; a letter or digit reads as itself; others do not read. */
    String[] readings(char c) {
        String[] readings = known.get(c);
        if (readings == null) {
            readings = find(c);
            known.set(c, readings);
        }
        return readings;
    }

    /** A whole text by the first reading of each character. */
    String spell(String text) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            String[] readings = readings(text.charAt(i));
            if (readings.length > 0) {
                letters.append(readings[0]);
            }
        }
        return letters.toString();
    }

    /** Whether two characters can sound alike, which is how most wrong characters get typed. */
    boolean soundAlike(char a, char b) {
        int soundOfA = sound(a);
        int soundOfB = sound(b);
        if (soundOfA > 0 && soundOfB > 0) {
            return soundOfA == soundOfB;
        }
        for (String one : readings(a)) {
            for (String other : readings(b)) {
                if (one.equals(other)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** A number for the sound of a character with one reading; negative when it has none or several. */
    private int sound(char c) {
        int known = sounds[c];
        if (known == 0) {
            String[] readings = readings(c);
            known = readings.length == 1 ? (readings[0].hashCode() << 1 | 1) & Integer.MAX_VALUE : -1;
            sounds[c] = known; // Several threads may write it, always the same number.
        }
        return known;
    }

    private String[] find(char c) {
        if (c < 128) {
            return Character.isLetterOrDigit(c) ? new String[] {String.valueOf(Character.toLowerCase(c))} : NONE;
        }
        List<String> readings = new ArrayList<>();
        String usual = transliterate(c);
        String[] listed = more.getOrDefault(c, NONE);
        if (listed.length == 0 && !usual.isEmpty()) {
            readings.add(usual);
        }
        readings.addAll(List.of(listed));
        return readings.toArray(String[]::new);
    }

    private synchronized String transliterate(char c) {
        if (latin == null) {
            latin = Transliterator.getInstance("Han-Latin; NFD; [:Mn:] Remove; NFC");
        }
        String letters = latin.transliterate(String.valueOf(c)).strip().toLowerCase(Locale.ROOT);
        return letters.chars().allMatch(letter -> letter >= 'a' && letter <= 'z') ? letters : "";
    }
}
