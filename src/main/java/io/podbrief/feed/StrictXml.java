package io.podbrief.feed;

import io.podbrief.platform.Markup;
import java.io.ByteArrayInputStream;
import java.io.Reader;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// The quick way through a document that is well-formed: the JDK's streaming reader. Nothing outside the document
/// is ever loaded, what a DTD declares is not looked at. Entities that HTML names (`&nbsp;`) mean what they mean
/// in HTML, other ones stay as written.
final class StrictXml {
    private static final XMLInputFactory FACTORY = factory();

    private StrictXml() {}

    /// Reads to the end, or until the sink is full.
    ///
    /// @return `false` when the document is not well-formed, or the text could not be read to its end
    /// @throws XmlGuard.Exceeded when it has more than we read
    static boolean read(Reader text, XmlSink sink) {
        try {
            var reader = FACTORY.createXMLStreamReader(text);
            try {
                new Walk(reader, sink, new XmlGuard()).run();
            } finally {
                reader.close();
            }
            return true;
        } catch (XMLStreamException _) {
            return false;
        }
    }

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory(); // whatever else is on the class path
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setXMLResolver((_, _, _, _) -> new ByteArrayInputStream(new byte[0]));
        return factory;
    }

    /// One document. The attributes of the current element are read straight from the reader.
    private record Walk(XMLStreamReader reader, XmlSink sink, XmlGuard guard) implements XmlAttributes {
        void run() throws XMLStreamException {
            while (!sink.full()) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> start();
                    case XMLStreamConstants.END_ELEMENT -> {
                        sink.end();
                        guard.leave();
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                        sink.text(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
                    case XMLStreamConstants.END_DOCUMENT -> {
                        return;
                    }
                    case XMLStreamConstants.ENTITY_REFERENCE -> entity(reader.getLocalName());
                    default -> {}
                }
            }
        }

        private void start() {
            var name = reader.getLocalName();
            int declarations = reader.getNamespaceCount();
            guard.enter(name, count(), declarations);
            for (int at = 0; at < count(); at++) guard.name(name(at));
            for (int at = 0; at < declarations; at++) {
                guard.name(orEmpty(reader.getNamespacePrefix(at)));
                guard.name(orEmpty(reader.getNamespaceURI(at)));
            }
            sink.start(orEmpty(reader.getNamespaceURI()), orEmpty(reader.getPrefix()), name, this);
        }

        private void entity(String name) {
            var text = Markup.decoded("&" + name + ";").toCharArray();
            sink.text(text, 0, text.length);
        }

        private static String orEmpty(@Nullable String text) {
            return text == null ? "" : text;
        }

        @Override
        public int count() {
            return reader.getAttributeCount();
        }

        @Override
        public String prefix(int at) {
            return orEmpty(reader.getAttributePrefix(at));
        }

        @Override
        public String name(int at) {
            return reader.getAttributeLocalName(at);
        }

        @Override
        public String value(int at) {
            return reader.getAttributeValue(at);
        }
    }
}
