package trade.helix.simulator.control;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import trade.helix.simulator.fault.Fault;
import trade.helix.simulator.fault.FaultKind;
import trade.helix.simulator.fault.FaultKind.Time;
import trade.helix.simulator.fault.FaultPlan;
import trade.helix.simulator.wire.Endpoint;

/** Faults in the control protocol's JSON. */
final class FaultForm {
    static final Set<String> FIELDS =
            Set.of("venue", "endpoint", "account", "kind", "times", "probability", "millis", "fraction", "code");
    private static final Set<String> VENUES = Set.of("binance", "kraken", Fault.ANY);
    private static final Set<String> ENDPOINTS = endpoints();
    private static final int MOST_TIMES = 1_000_000;
    private static final int LONGEST_DELAY_MILLIS = 600_000;
    private static final int LONGEST_SKEW_MILLIS = 1_000_000_000;

    private FaultForm() {}

    static Fault read(ControlBody body) {
        FaultKind kind = kind(body.required("kind"));
        String venue = venue(body);
        String endpoint = oneOf("endpoint", body.text("endpoint").orElse(Fault.ANY), ENDPOINTS);
        String account = body.text("account").orElse(Fault.ANY);
        checkEndpoint(kind, endpoint);
        Optional<BigDecimal> probability = body.decimal("probability");
        probability.ifPresent(FaultForm::checkProbability);
        Optional<Integer> times = body.whole("times", 1, MOST_TIMES);
        OptionalInt count = times.isPresent()
                ? OptionalInt.of(times.get())
                : probability.isPresent() ? OptionalInt.empty() : OptionalInt.of(1);
        double chance = probability.map(BigDecimal::doubleValue).orElse(1.0);
        return new Fault(
                venue,
                endpoint,
                account,
                kind,
                count,
                chance,
                delay(body, kind),
                code(body, kind),
                fraction(body, kind));
    }

    /** A venue's name, or all venues if there is none. */
    static String venue(ControlBody body) {
        return oneOf("venue", body.text("venue").orElse(Fault.ANY), VENUES);
    }

    static ObjectNode json(FaultPlan.State state) {
        Fault fault = state.fault();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("venue", fault.venue());
        json.put("endpoint", fault.endpoint());
        json.put("account", fault.account());
        json.put("kind", fault.kind().word());
        fault.times().ifPresent(times -> json.put("times", times));
        json.put("probability", BigDecimal.valueOf(fault.probability()));
        if (!fault.delay().isZero() || fault.kind() == FaultKind.LATENCY) {
            json.put("millis", fault.delay().toMillis());
        }
        if (fault.code() != null) {
            json.put("code", fault.code());
        }
        if (fault.fraction() != null) {
            json.put("fraction", fault.fraction());
        }
        json.put("struck", state.struck());
        return json;
    }

    private static FaultKind kind(String word) {
        return FaultKind.of(word)
                .orElseThrow(() -> ControlException.unusable(
                        "There is no fault kind '" + word + "'; supported are " + kinds() + "."));
    }

    private static Duration delay(ControlBody body, FaultKind kind) {
        boolean signed = kind.time() == Time.SIGNED;
        Optional<Integer> millis = signed
                ? body.whole("millis", -LONGEST_SKEW_MILLIS, LONGEST_SKEW_MILLIS)
                : body.whole("millis", 0, LONGEST_DELAY_MILLIS);
        if (millis.isEmpty() && (signed || kind.time() == Time.NEEDED)) {
            throw ControlException.unusable("'millis' is missing: " + kind.word() + " needs it.");
        }
        if (millis.isPresent() && kind.time() == Time.NONE) {
            throw ControlException.unusable("'millis' does not belong to " + kind.word() + ".");
        }
        return Duration.ofMillis(millis.orElse(usualMillis(kind)));
    }

    private static int usualMillis(FaultKind kind) {
        return switch (kind) {
            case ACCEPT_THEN_TIMEOUT -> 60_000;
            case STALE_LOOKUP -> 10_000;
            case RATE_LIMIT -> 1_000;
            default -> 0;
        };
    }

    private static @Nullable String code(ControlBody body, FaultKind kind) {
        Optional<String> code = body.text("code");
        if (code.isPresent() && !kind.takesCode()) {
            throw ControlException.unusable("'code' does not belong to " + kind.word() + ".");
        }
        return code.orElse(null);
    }

    private static @Nullable BigDecimal fraction(ControlBody body, FaultKind kind) {
        Optional<BigDecimal> fraction = body.decimal("fraction");
        if (fraction.isPresent() != (kind == FaultKind.PARTIAL_FILL)) {
            throw ControlException.unusable("'fraction' belongs to partial_fill, and partial_fill needs it.");
        }
        fraction.filter(part -> part.signum() <= 0 || part.compareTo(BigDecimal.ONE) >= 0)
                .ifPresent(part -> {
                    throw ControlException.unusable("'fraction' must be above 0 and below 1.");
                });
        return fraction.orElse(null);
    }

    private static void checkEndpoint(FaultKind kind, String word) {
        boolean possible = Arrays.stream(Endpoint.values())
                .filter(endpoint -> word.equals(Fault.ANY) || endpoint.word().equals(word))
                .anyMatch(endpoint -> kind.befalls(endpoint) || kind.befallsEvents(endpoint));
        if (!possible) {
            throw ControlException.unusable("The fault kind '" + kind.word() + "' never strikes '" + word + "'.");
        }
    }

    private static void checkProbability(BigDecimal probability) {
        if (probability.signum() <= 0 || probability.compareTo(BigDecimal.ONE) > 0) {
            throw ControlException.unusable("'probability' must be above 0 and at most 1; 1 is always.");
        }
    }

    private static String oneOf(String name, String value, Set<String> allowed) {
        if (!allowed.contains(value)) {
            throw ControlException.unusable(
                    "'" + name + "' must be one of " + String.join(", ", new TreeSet<>(allowed)) + ".");
        }
        return value;
    }

    private static Set<String> endpoints() {
        Set<String> words = Arrays.stream(Endpoint.values())
                .filter(endpoint -> endpoint != Endpoint.OTHER)
                .map(Endpoint::word)
                .collect(Collectors.toCollection(TreeSet::new));
        words.add(Fault.ANY);
        return words;
    }

    private static String kinds() {
        return Arrays.stream(FaultKind.values()).map(FaultKind::word).collect(Collectors.joining(", "));
    }
}
