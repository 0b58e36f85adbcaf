package org.qinglin.app.places.internal;

import java.util.random.RandomGenerator;

/** The ways in which people get a place's name wrong. */
enum Mutilation {
    MISSING_CHARACTER {
        @Override
        String of(String name, RandomGenerator random) {
            int at = random.nextInt(PlaceNames.coreLength(name));
            return name.substring(0, at) + name.substring(at + 1);
        }
    },
    EXTRA_CHARACTER {
        @Override
        String of(String name, RandomGenerator random) {
            int at = random.nextInt(PlaceNames.coreLength(name) + 1);
            return name.substring(0, at) + any(random) + name.substring(at);
        }
    },
    WRONG_CHARACTER {
        @Override
        String of(String name, RandomGenerator random) {
            int at = random.nextInt(PlaceNames.coreLength(name));
            return name.substring(0, at) + any(random) + name.substring(at + 1);
        }
    },
    NO_ENDING {
        @Override
        String of(String name, RandomGenerator random) {
            return name.substring(0, PlaceNames.coreLength(name));
        }
    },
    NO_ROAD {
        @Override
        String of(String name, RandomGenerator random) {
            String core = name.substring(0, PlaceNames.coreLength(name));
            return core.endsWith("路") && core.length() > 2 ? core.substring(0, core.length() - 1) + "社区" : core;
        }
    },
    OTHER_ENDING {
        @Override
        String of(String name, RandomGenerator random) {
            String core = name.substring(0, PlaceNames.coreLength(name));
            String[] endings = {"社区", "居委会", "村委会", "社区居委会", "村", "路社区", "居民委员会"};
            return core + endings[random.nextInt(endings.length)];
        }
    },
    PINYIN {
        @Override
        String of(String name, RandomGenerator random) {
            return Pinyin.shared().spell(name.substring(0, PlaceNames.coreLength(name)));
        }
    },
    PINYIN_MISTYPED {
        @Override
        String of(String name, RandomGenerator random) {
            String letters = PINYIN.of(name, random);
            int at = 1 + random.nextInt(Math.max(1, letters.length() - 1));
            return letters.substring(0, at)
                    + (char) ('a' + random.nextInt(26))
                    + (at < letters.length() ? letters.substring(at + 1) : "");
        }
    },
    INITIALS {
        @Override
        String of(String name, RandomGenerator random) {
            StringBuilder initials = new StringBuilder();
            for (char c : name.substring(0, PlaceNames.coreLength(name)).toCharArray()) {
                String[] readings = Pinyin.shared().readings(c);
                initials.append(readings.length == 0 ? "" : readings[0].substring(0, 1));
            }
            return initials.toString();
        }
    };

    private static final String CHARACTERS = "新东西南北大小王李张刘河山路家庄村沟口石泉台海港湾城花园安平福兴华";

    private static char any(RandomGenerator random) {
        return CHARACTERS.charAt(random.nextInt(CHARACTERS.length()));
    }

    /** @param name in {@link PlaceNames#normal} form */
    abstract String of(String name, RandomGenerator random);
}
