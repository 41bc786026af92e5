package trade.helix.api.risk;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import trade.helix.api.internal.OneLine;
import trade.helix.api.value.Ratio;

/**
 * The settings of one gate as configuration spells them, read by type. Immutable and thread-safe.
 *
 * <p>A read does not fail: it gives a {@link GateSetting}, and {@link #make} then fails once, with the faults of all of
 * them and with every key that none of them has read.
 *
 * <pre>{@code
 * GateSetting<Duration> longest = settings.duration("longest");
 * return settings.make(() -> new SignalAgeGate(longest.value()), longest);
 * }</pre>
 */
public final class GateSettings {
    private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})(ms|s|m|h|d)");
    private static final Map<String, Duration> UNITS = Map.of(
            "ms", Duration.ofMillis(1),
            "s", Duration.ofSeconds(1),
            "m", Duration.ofMinutes(1),
            "h", Duration.ofHours(1),
            "d", Duration.ofDays(1));

    private final String gate;
    private final Map<String, String> values;

    /**
     * Settings of a gate.
     *
     * @param gate its name, for messages
     * @param values each setting's text by its key
     */
    public GateSettings(String gate, Map<String, String> values) {
        this.gate = Objects.requireNonNull(gate, "gate");
        this.values = Map.copyOf(values);
    }

    /**
     * A span of time: digits and one of {@code ms}, {@code s}, {@code m}, {@code h}, {@code d}, as in {@code 30s}.
     *
     * @param key the setting's name
     * @return the setting
     */
    public GateSetting<Duration> duration(String key) {
        return read(key, "a span of time as in 30s, 5m or 2h", GateSettings::parseDuration);
    }

    /**
     * A percentage with its sign, as in {@code 0.5%}: without it, nobody knows whether a fraction is meant.
     *
     * @param key the setting's name
     * @return the setting; 0.005 for {@code 0.5%}
     */
    public GateSetting<Ratio> percent(String key) {
        return read(key, "a percentage with its sign, as in 0.5%", GateSettings::parsePercent);
    }

    /**
     * A whole number.
     *
     * @param key the setting's name
     * @return the setting
     */
    public GateSetting<Integer> integer(String key) {
        return read(key, "a whole number as in 3", Integer::valueOf);
    }

    /**
     * A time of day, as in {@code 09:30}.
     *
     * @param key the setting's name
     * @return the setting
     */
    public GateSetting<LocalTime> time(String key) {
        return read(key, "a time of day as in 09:30", LocalTime::parse);
    }

    /**
     * A time zone, as in {@code Europe/Berlin} or {@code UTC}.
     *
     * @param key the setting's name
     * @return the setting
     */
    public GateSetting<ZoneId> zone(String key) {
        return read(key, "a time zone as in Europe/Berlin or UTC", ZoneId::of);
    }

    /**
     * At least one item, separated by commas.
     *
     * @param key the setting's name
     * @param what what each item has to be, for the message: {@code symbols as in BTC/USDT}
     * @param item reads one; throws an {@link IllegalArgumentException} or a {@link DateTimeException} where it cannot
     * @param <T> what an item is
     * @return the setting, in the order given
     */
    public <T> GateSetting<List<T>> list(String key, String what, Function<String, T> item) {
        return read(
                key,
                "a list of " + what + ", separated by commas",
                text -> Stream.of(text.split(",", -1))
                        .map(part -> item.apply(part.strip()))
                        .toList());
    }

    /**
     * Makes something of settings that were read.
     *
     * @param maker makes it; an {@link IllegalArgumentException} of it counts as one more fault
     * @param read every setting that the gate has; any other key is a fault
     * @param <T> what is made
     * @return what the maker made
     * @throws IllegalArgumentException with all faults at once
     */
    public <T> T make(Supplier<T> maker, GateSetting<?>... read) {
        List<String> faults = new ArrayList<>();
        Stream.of(read).map(GateSetting::fault).flatMap(Optional::stream).forEach(faults::add);
        boolean readable = faults.isEmpty();
        faults.addAll(unknown(read));
        if (readable) {
            try {
                T made = maker.get();
                if (faults.isEmpty()) {
                    return made;
                }
            } catch (IllegalArgumentException e) {
                faults.add(String.valueOf(e.getMessage()).replaceAll("\\.$", ""));
            }
        }
        throw new IllegalArgumentException("The settings of the gate '" + gate + "' cannot work: "
                + OneLine.of(String.join("; ", faults)) + ". Correct them where the gate is named.");
    }

    private List<String> unknown(GateSetting<?>... read) {
        List<String> known = Stream.of(read).map(GateSetting::key).toList();
        return values.keySet().stream()
                .filter(key -> !known.contains(key))
                .sorted()
                .map(key -> "'" + key + "' is no setting of it; there is: " + String.join(", ", known))
                .toList();
    }

    private <T> GateSetting<T> read(String key, String form, Function<String, T> parser) {
        String text = values.get(key);
        if (text == null) {
            return GateSetting.missing(key, form);
        }
        try {
            return GateSetting.of(key, parser.apply(text.strip()));
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
            return GateSetting.faulty(key, "'" + key + "' must be " + form + ", not '" + text + "'");
        }
    }

    private static Duration parseDuration(String text) {
        Matcher matcher = DURATION.matcher(text);
        Duration unit = matcher.matches() ? UNITS.get(matcher.group(2)) : null;
        if (unit == null) {
            throw new IllegalArgumentException("no span of time");
        }
        return unit.multipliedBy(Long.parseLong(matcher.group(1)));
    }

    private static Ratio parsePercent(String text) {
        if (!text.endsWith("%")) {
            throw new IllegalArgumentException("no percentage");
        }
        return Ratio.ofPercent(text.substring(0, text.length() - 1));
    }
}
