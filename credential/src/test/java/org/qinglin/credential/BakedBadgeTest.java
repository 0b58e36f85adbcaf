package org.qinglin.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** A credential out of a picture: found at its one place, and nothing else of the picture is followed. */
class BakedBadgeTest {

    private static final String START =
            "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:openbadges=\"https://purl.imsglobal.org/ob/v3p0\">";
    private static final String CREDENTIAL = "<openbadges:credential verify=\"a.b.c\"></openbadges:credential>";

    private static void refused(String picture, String why) {
        assertThatThrownBy(() -> BakedBadge.token(picture))
                .isInstanceOf(Unreadable.class)
                .hasMessageContaining(why);
    }

    @Test
    void theTokenIsReadFromItsPlaceWhateverThePrefixIsCalled() throws Exception {
        assertThat(BakedBadge.token(START + CREDENTIAL + "<path d=\"M0 0\"/></svg>"))
                .isEqualTo("a.b.c");
        assertThat(BakedBadge.token(
                        "<?xml version=\"1.0\"?>" + (START + CREDENTIAL + "</svg>").replace("openbadges", "b")))
                .isEqualTo("a.b.c");
    }

    @Test
    void aDoctypeIsRefusedSoThatNoEntityIsEverRead() {
        refused(
                "<!DOCTYPE svg [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>" + START
                        + "<openbadges:credential verify=\"&x;\"/></svg>",
                "DOCTYPE");
        refused("<!DOCTYPE svg SYSTEM \"http://127.0.0.1:9/x.dtd\">" + START + CREDENTIAL + "</svg>", "DOCTYPE");
    }

    @Test
    void whatIsNoBadgeSaysSo() {
        refused(START + "</svg>", "no credential");
        refused(START + CREDENTIAL + CREDENTIAL + "</svg>", "more than one");
        refused(START + "<g>" + CREDENTIAL + "</g></svg>", "not at its place");
        refused(START + "<openbadges:credential>{}</openbadges:credential></svg>", "'verify'");
        refused("<html/>", "no SVG");
        refused(START + CREDENTIAL, "no whole SVG");
        refused((START + CREDENTIAL + "</svg>").replace("v3p0", "v2p0"), "no credential");
    }
}
