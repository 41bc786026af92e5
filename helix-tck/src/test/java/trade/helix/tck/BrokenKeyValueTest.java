package trade.helix.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import trade.helix.api.venue.KeyValue;

/** For each rule there is a key-value that is wrong in that one way, and the rule notices. */
class BrokenKeyValueTest {
    /** Does what one in memory does. */
    private static class Delegating implements KeyValue {
        final KeyValue sound = KeyValue.inMemory();

        @Override
        public Optional<String> get(String name) {
            return sound.get(name);
        }

        @Override
        public void put(String name, String value) {
            sound.put(name, value);
        }

        @Override
        public boolean outlivesTheProcess() {
            return sound.outlivesTheProcess();
        }
    }

    private static final Map<String, Supplier<KeyValue>> BREAKS = Map.of(
            "V1",
            () -> new Delegating() {
                @Override
                public Optional<String> get(String name) {
                    return super.get(name).or(() -> Optional.of(""));
                }
            },
            "V2",
            () -> new Delegating() {
                @Override
                public void put(String name, String value) {
                    super.put(name, value.replace('\t', ' '));
                }
            },
            "V3",
            () -> new Delegating() {
                @Override
                public void put(String name, String value) {
                    super.put(name.toLowerCase(Locale.ROOT), value);
                }
            },
            "V4",
            () -> new Delegating() {
                @Override
                public void put(String name, String value) {
                    super.put(name, value.substring(0, Math.min(value.length(), KeyValue.LONGEST_VALUE - 1)));
                }
            },
            "V5",
            () -> new Delegating() {
                @Override
                public void put(String name, String value) {
                    super.put(name, value.substring(0, Math.min(value.length(), KeyValue.LONGEST_VALUE)));
                }
            },
            "V6",
            () -> new Delegating() {
                @Override
                public void put(String name, String value) {
                    int half = value.length() / 2;
                    String before = get(name)
                            .filter(other -> other.length() == value.length())
                            .orElse(value);
                    super.put(name, value.substring(0, half) + before.substring(half));
                }
            },
            "V7",
            () -> new Delegating() {
                @Override
                public boolean outlivesTheProcess() {
                    return true;
                }
            });

    static KeyValueFixture fixture(Supplier<KeyValue> opener) {
        return new KeyValueFixture() {
            @Override
            public KeyValue open() {
                return opener.get();
            }

            @Override
            public void close() {}
        };
    }

    static Iterable<Rule<KeyValueFixture>> rules() {
        return KeyValueRules.ALL;
    }

    @ParameterizedTest
    @MethodSource("rules")
    void aBreakIsNoticedByItsRule(Rule<KeyValueFixture> rule) {
        assertThat(BREAKS).containsKey(rule.number());
        assertThatThrownBy(() -> KeyValueContractTest.check(rule, () -> fixture(BREAKS.get(rule.number()))))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith(rule.toString());
    }

    @Test
    void noNumberIsUsedTwice() {
        assertThat(KeyValueRules.ALL.stream().map(Rule::number)).doesNotHaveDuplicates();
    }
}
