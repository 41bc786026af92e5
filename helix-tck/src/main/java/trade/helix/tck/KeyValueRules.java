package trade.helix.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import trade.helix.api.venue.KeyValue;

/** What venues rely on that must not forget. */
final class KeyValueRules {
    private static final int ROUNDS = 20;
    private static final int LONG = 10_000;
    private static final String ANY = "{\"a\":\"1.50\",\"b\":[\"\\\\ \u00e4 \ud83d\ude00 '\"]}\n\t%s ?";

    static final List<Rule<KeyValueFixture>> ALL = List.of(
            Rule.must("V1", "of a name that nothing was put for there is nothing", KeyValueRules::empty),
            Rule.must("V2", "what was put last is read, whatever its characters", KeyValueRules::keeps),
            Rule.must("V3", "names that differ have values of their own", KeyValueRules::apart),
            Rule.must("V4", "the longest name and the longest value are kept whole", KeyValueRules::longest),
            Rule.must("V5", "what is longer is refused, and leaves the value before it", KeyValueRules::tooLong),
            Rule.must(
                    "V6",
                    "of what several threads put at once one is there, whole, and so it is for each that reads",
                    KeyValueRules::together),
            Rule.must(
                    "V7",
                    "the next process finds what was put, if it says so, and nothing otherwise",
                    KeyValueRules::goesOn));

    private KeyValueRules() {}

    private static void empty(KeyValueFixture fixture) {
        assertEquals(Optional.empty(), fixture.open().get("nothing"));
    }

    private static void keeps(KeyValueFixture fixture) {
        KeyValue values = fixture.open();
        for (String value : List.of("first", ANY, "", ANY + ANY)) {
            values.put("name", value);
            assertEquals(Optional.of(value), values.get("name"));
        }
    }

    private static void apart(KeyValueFixture fixture) {
        KeyValue values = fixture.open();
        List<String> names = List.of("paper.a", "paper.A", "paper.a ", "paper_a", "paper%a");
        names.forEach(name -> values.put(name, "of " + name));
        names.forEach(name -> assertEquals(Optional.of("of " + name), values.get(name)));
    }

    private static void longest(KeyValueFixture fixture) {
        KeyValue values = fixture.open();
        String name = "n".repeat(KeyValue.LONGEST_NAME);
        String value = "v".repeat(KeyValue.LONGEST_VALUE - 1) + "!";
        values.put(name, value);
        assertTrue(values.get(name).filter(value::equals).isPresent(), "the longest value");
    }

    private static void tooLong(KeyValueFixture fixture) {
        KeyValue values = fixture.open();
        values.put("name", "before");
        String value = "v".repeat(KeyValue.LONGEST_VALUE + 1);
        assertThrows(IllegalArgumentException.class, () -> values.put("name", value));
        String name = "n".repeat(KeyValue.LONGEST_NAME + 1);
        assertThrows(IllegalArgumentException.class, () -> values.put(name, "value"));
        assertEquals(Optional.of("before"), values.get("name"));
        assertEquals(Optional.empty(), values.get(name));
    }

    private static void together(KeyValueFixture fixture) throws Exception {
        KeyValue values = fixture.open();
        AtomicInteger threads = new AtomicInteger();
        Parallel.six(() -> {
            int own = threads.incrementAndGet();
            for (int i = 0; i < ROUNDS; i++) {
                values.put("shared", Integer.toString(own).repeat(LONG));
                values.put("own " + own, Integer.toString(i));
                String read = values.get("shared").orElse("");
                assertEquals(read.substring(0, 1).repeat(LONG), read, "whole");
                assertEquals(Optional.of(Integer.toString(i)), values.get("own " + own));
            }
            return own;
        });
    }

    private static void goesOn(KeyValueFixture fixture) {
        KeyValue first = fixture.open();
        first.put("a", "1");
        first.put("a", "2");
        KeyValue next = fixture.open();
        assertEquals(first.outlivesTheProcess() ? Optional.of("2") : Optional.empty(), next.get("a"));
        next.put("a", "3");
        assertEquals(Optional.of("3"), next.get("a"));
    }
}
