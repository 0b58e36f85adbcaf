package org.qinglin.credential;

import java.io.StringReader;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** A picture with a credential in it: an SVG as Open Badges 3.0 bakes it (section 5.3.2). */
final class BakedBadge {

    private static final String SVG = "http://www.w3.org/2000/svg";
    private static final String BADGES = "https://purl.imsglobal.org/ob/v3p0";

    private BakedBadge() {}

    /** The signed token within the picture. Nothing that the picture refers to is read, and a DOCTYPE is refused. */
    static String token(String picture) throws Unreadable {
        try {
            var reader = factory().createXMLStreamReader(new StringReader(picture));
            String found = null;
            int depth = 0;
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamConstants.DTD) {
                    throw new Unreadable("the picture has a DOCTYPE, which no badge needs.");
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    depth--;
                } else if (event == XMLStreamConstants.START_ELEMENT) {
                    depth++;
                    if (depth == 1 && !(SVG.equals(reader.getNamespaceURI()) && "svg".equals(reader.getLocalName()))) {
                        throw new Unreadable("the file begins like XML, but is no SVG picture.");
                    }
                    if (BADGES.equals(reader.getNamespaceURI()) && "credential".equals(reader.getLocalName())) {
                        found = only(found, depth, reader.getAttributeValue(null, "verify"));
                    }
                }
            }
            if (found == null) {
                throw new Unreadable("the picture has no credential in it; take the badge as it was downloaded.");
            }
            return found;
        } catch (XMLStreamException broken) {
            throw new Unreadable("the picture is no whole SVG: " + broken.getMessage());
        }
    }

    /** There is one, directly in the picture, and it is a token: two readers must not find two. */
    private static String only(@Nullable String before, int depth, @Nullable String token) throws Unreadable {
        if (before != null || depth != 2) {
            throw new Unreadable("the picture has more than one credential in it, or one that is not at its place.");
        }
        if (token == null) {
            throw new Unreadable("the credential in the picture is no signed token (JWT) in 'verify'.");
        }
        return token;
    }

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        return factory;
    }
}
