package trade.helix.store.jdbc;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import trade.helix.api.journal.JournalRecord;
import trade.helix.api.store.StoreException;
import trade.helix.api.store.StoreException.Category;

/** Journal records as JSON text and back. Thread-safe. */
final class RecordCodec {
    private final Map<Class<?>, Writer> writers = new HashMap<>();
    private final Map<String, ObjectReader> readers = new HashMap<>();

    RecordCodec() {
        ObjectMapper mapper = mapper();
        for (RecordKind<?> kind : RecordKind.ALL) {
            writers.put(kind.type(), new Writer(kind, mapper.writerFor(kind.type())));
            readers.put(kind.name(), mapper.readerFor(kind.type()));
        }
    }

    private record Writer(RecordKind<?> kind, ObjectWriter json) {}

    /**
     * A record as its row holds it.
     *
     * @param type the stored name of its kind
     * @param trade the trade that it names; null where none
     * @param order the order that it names; null where none
     * @param body JSON, ASCII only
     */
    record Encoded(
            String type, @Nullable String trade, @Nullable String order, String body) {}

    Encoded encode(JournalRecord record) {
        Writer writer = writers.get(record.getClass());
        if (writer == null) {
            throw new IllegalArgumentException("No stored form is known for " + record.getClass() + ".");
        }
        RecordKind<?> kind = writer.kind();
        try {
            String body = writer.json().writeValueAsString(record);
            return new Encoded(kind.name(), kind.tradeOf(record), kind.orderOf(record), body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "A " + kind.name() + " cannot be written as JSON: " + e.getOriginalMessage(), e);
        }
    }

    JournalRecord decode(String type, String body) {
        ObjectReader reader = readers.get(type);
        if (reader == null) {
            throw new StoreException(
                    Category.UNUSABLE,
                    "The journal has an entry of the unknown type '" + type
                            + "'. Use the Helix that wrote it, or a newer one.");
        }
        try {
            return reader.readValue(body);
        } catch (JsonProcessingException e) {
            throw new StoreException(
                    Category.UNUSABLE,
                    "A journal entry of type '" + type + "' is damaged: " + e.getOriginalMessage()
                            + " Restore the database.",
                    e);
        }
    }

    private static ObjectMapper mapper() {
        return JsonMapper.builder()
                .addModule(ValueModule.create())
                // A question that a record answers, such as isRunning(), is no part of it.
                .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                // Texts come from strangers: half a surrogate pair survives as an escape, not as UTF-8.
                .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }
}
