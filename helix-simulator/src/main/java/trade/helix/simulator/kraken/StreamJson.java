package trade.helix.simulator.kraken;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import trade.helix.simulator.market.Instrument;

/** How the streams write messages, numbers and times: numbers keep their zeros, which checksums count. */
final class StreamJson {
    static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    static final String SNAPSHOT = "snapshot";
    static final String UPDATE = "update";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private static final ObjectWriter WRITER = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build()
            .writer();

    private StreamJson() {}

    /** With every number in plain digits. */
    static String text(ObjectNode message) {
        try {
            return WRITER.writeValueAsString(message);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A tree can be written.", impossible);
        }
    }

    static ObjectNode message(String channel, String type, ArrayNode data) {
        ObjectNode json = JSON.objectNode().put("channel", channel).put("type", type);
        json.set("data", data);
        return json;
    }

    static String time(Instant instant) {
        return TIME.format(instant);
    }

    static BigDecimal price(BigDecimal price, Instrument instrument) {
        return price.setScale(instrument.tick().scale(), RoundingMode.HALF_UP);
    }

    static BigDecimal amount(BigDecimal amount) {
        return amount.setScale(Numbers.DECIMALS, RoundingMode.HALF_UP);
    }
}
