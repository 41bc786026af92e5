package trade.helix.webhook;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import trade.helix.webhook.Message.Broken;
import trade.helix.webhook.Message.Flaw;

/** Reads a body of bounded size as one JSON object. Thread-safe. */
final class MessageReader {
    private static final int DEEPEST_NESTING = 16;
    private static final int LONGEST_NUMBER = 1_000;
    private static final int LONGEST_NAME = 1_000;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    // Names are neither interned nor kept: they come from callers who are not known yet.
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST_NESTING)
                    .maxNumberLength(LONGEST_NUMBER)
                    .maxNameLength(LONGEST_NAME)
                    .build())
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            // A payload in ASCII passes through every store; half a surrogate pair, for one, would not.
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();

    private final Redaction redaction;

    MessageReader(Redaction redaction) {
        this.redaction = redaction;
    }

    Message read(byte[] body) {
        var bytes = ByteBuffer.wrap(body);
        var chars = CharBuffer.allocate(body.length);
        CoderResult result = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(bytes, chars, true);
        String text = chars.flip().toString();
        if (result.isError()) {
            return new Broken(Flaw.NOT_UTF8, text, text.length());
        }
        return read(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
    }

    private Message read(String text) {
        var payload = new StringWriter();
        try (JsonParser in = JSON.createParser(text);
                JsonGenerator out = JSON.createGenerator(payload)) {
            return read(text, in, out, payload);
        } catch (IOException e) {
            throw new UncheckedIOException("Text in memory cannot fail to be read or written.", e);
        }
    }

    private Message read(String text, JsonParser in, JsonGenerator out, StringWriter payload) throws IOException {
        var copy = new RedactingCopy(in, out, redaction);
        try {
            Flaw flaw = copy.run();
            if (flaw != null) {
                return new Broken(flaw, text, (int) in.currentTokenLocation().getCharOffset());
            }
        } catch (JsonProcessingException e) {
            return new Broken(flawOf(e, copy), text, offsetOf(e, in));
        }
        out.flush();
        return new Message.Read(copy.secret(), copy.fields(), redaction.clean(payload.toString()));
    }

    private static Flaw flawOf(JsonProcessingException e, RedactingCopy copy) {
        if (e instanceof StreamConstraintsException) {
            return Flaw.OVER_LIMIT;
        }
        return copy.flawHere(e instanceof JsonEOFException ? Flaw.ENDS_EARLY : Flaw.SYNTAX);
    }

    private static int offsetOf(JsonProcessingException e, JsonParser in) {
        JsonLocation location = e.getLocation();
        return (int) (location == null ? in.currentLocation() : location).getCharOffset();
    }
}
